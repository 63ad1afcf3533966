/**
 * GraphQL as components write it: a template that `gql` marks, in whose places other such documents or texts stand.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-wire.html
 */
export type GraphqlDocument = {
  readonly kind: 'Document';
  readonly loc: { readonly source: { readonly body: string } };
};

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** The text of a document; undefined for anything that `gql` did not make. */
const bodyOf = (value: unknown): string | undefined => {
  const loc = isTree(value) && value.kind === 'Document' ? value.loc : undefined;
  const source = isTree(loc) ? loc.source : undefined;
  return isTree(source) && typeof source.body === 'string' ? source.body : undefined;
};

/** What stands in the places is put in once, when the template is made. */
export const gql = (texts: TemplateStringsArray, ...places: readonly unknown[]): GraphqlDocument => {
  const body = texts.map((text, at) =>
    at === 0 ? text : `${bodyOf(places[at - 1]) ?? String(places[at - 1])}${text}`,
  );
  return Object.freeze({ kind: 'Document', loc: Object.freeze({ source: Object.freeze({ body: body.join('') }) }) });
};

/** @throws Error for what is not marked by `gql` */
export const textOf = (document: unknown): string => {
  const body = bodyOf(document);
  if (body === undefined) throw new Error('A GraphQL query must be wrapped with the gql template literal function.');
  return body;
};

const NOT_CODE = /"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*/g;
const DECLARED = /\$(\w+)\s*:\s*[[\w\]!]+(\s*=)?/g;

/** What is not text or comment, so that names in it are names. */
export const codeOf = (text: string): string => text.replace(NOT_CODE, '""');

/** Variables that have no value of their own. */
export const neededVariables = (text: string): readonly string[] =>
  [...codeOf(text).matchAll(DECLARED)].flatMap(([, name = '', preset]) => (preset === undefined ? [name] : []));
