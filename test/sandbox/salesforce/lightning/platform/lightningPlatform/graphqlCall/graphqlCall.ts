/**
 * Queries and mutations, asked of the org. What is wrong with them comes as the list of errors that GraphQL has, whoever found it:
 * the org, or the way there. https://developer.salesforce.com/docs/platform/graphql/guide/query-status.html
 */
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { Provided, Source } from 'lightningPlatform/cached';
import { codeOf, neededVariables, textOf } from 'lightningPlatform/graphqlDocument';
import { changedAnswer, subjectsIn } from 'lightningPlatform/graphqlRecords';
import { callOrg, dataPath } from 'lightningPlatform/orgCall';
import { isTree } from 'lightningPlatform/uiApi';
import { isComplete, wireAdapter, type Adapter, type WireConfig } from 'lightningPlatform/wireAdapter';

export type GraphqlError = { readonly message: string };

export type GraphqlAnswer = { readonly data: unknown; readonly errors: readonly GraphqlError[] | undefined };

const isError = (value: unknown): value is GraphqlError => isTree(value) && typeof value.message === 'string';

const errorsIn = (value: unknown): readonly GraphqlError[] => (Array.isArray(value) ? value.filter(isError) : []);

const UNSUPPORTED = 'SANDBOX_UNSUPPORTED';

/** A component may look at its data only: what the sandbox does not do is said to whoever looks at the page. */
const sayUnsupported = ({ message, ...error }: GraphqlError): void => {
  if (!('errorCode' in error) || error.errorCode !== UNSUPPORTED) return;
  window.dispatchEvent(new ShowToastEvent({ title: 'Not in the sandbox', message, variant: 'error', mode: 'sticky' }));
};

/** A call that failed as a whole. */
const errorsOf = (failure: unknown): readonly GraphqlError[] => {
  const body = isTree(failure) && 'body' in failure ? failure.body : failure;
  const found = errorsIn(Array.isArray(body) ? body : [body]);
  found.forEach(sayUnsupported);
  return found.length > 0 ? found : [{ message: failure instanceof Error ? failure.message : String(failure) }];
};

export type GraphqlRequest = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
};

/** Never rejects. */
export const askGraphql = async (body: GraphqlRequest): Promise<GraphqlAnswer> => {
  try {
    const answer = await callOrg({ method: 'POST', path: dataPath('graphql'), body });
    const { data, errors } = isTree(answer) ? answer : { data: undefined, errors: undefined };
    const found = errorsIn(errors);
    return { data: data ?? undefined, errors: found.length > 0 ? found : undefined };
  } catch (failure) {
    return { data: undefined, errors: errorsOf(failure) };
  }
};

/** @throws Error for a query without `gql` and variables that are no map */
export const requestIn = ({ query, variables = {}, operationName }: WireConfig): GraphqlRequest => {
  if (!isTree(variables)) throw new Error('The variables of a GraphQL query must be a map.');
  return {
    query: textOf(query),
    variables,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  };
};

/** What is read at once is kept; an answer without data is not worth keeping. */
const load = async (request: GraphqlRequest): Promise<unknown> => {
  const { data, errors } = await askGraphql(request);
  // What a source fails with is what its listeners show.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (data === undefined) throw errors;
  return { data, errors };
};

const hasAll = ({ query, variables }: GraphqlRequest): boolean =>
  neededVariables(query).every((name) => variables[name] !== undefined);

/** Something that the org answers and a wire adapter does not. */
export type Limit = { readonly pattern: RegExp; readonly message: string };

/** https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-limitations.html */
const NO_DIRECTIVE_VARIABLES: Limit = {
  pattern: /@(?:skip|include)\s*\(\s*if\s*:\s*\$/,
  message: 'The GraphQL wire adapter does not support variables in the directives @skip and @include.',
};

const refusing = (error: GraphqlError): Source<unknown> => ({
  key: `graphql refused ${error.message}`,
  load: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw [error];
  },
});

/** Waits for a query and a value of every variable. */
const sourceOf = (config: WireConfig, limits: readonly Limit[]): Source<unknown> | undefined => {
  if (!isComplete(config) || config.query === null || config.query === undefined) return undefined;
  const request = requestIn(config);
  const code = codeOf(request.query);
  const limit = [NO_DIRECTIVE_VARIABLES, ...limits].find(({ pattern }) => pattern.test(code));
  if (limit !== undefined) return refusing({ message: limit.message });
  if (!hasAll(request)) return undefined;
  return {
    key: `graphql ${JSON.stringify(request)}`,
    load: () => load(request),
    about: subjectsIn,
    changed: changedAnswer,
  };
};

/** What a source provides as data and errors. */
export const answerIn = ({ data, error }: Provided): GraphqlAnswer => {
  if (isTree(data)) {
    const errors = errorsIn(data.errors);
    return { data: data.data, errors: errors.length > 0 ? errors : undefined };
  }
  return { data: undefined, errors: error === undefined ? undefined : errorsIn(error) };
};

type Show = (provided: Provided, answer: GraphqlAnswer) => unknown;

/**
 * @param show what a component gets of an answer
 * @param limits what this adapter does not take, besides what none does
 */
export const graphqlAdapter = (
  show: Show,
  limits: readonly Limit[] = [],
): new (provide: (shown: unknown) => void) => Adapter =>
  class extends wireAdapter((config) => sourceOf(config, limits)) {
    constructor(provide: (shown: unknown) => void) {
      super((provided) => provide(show(provided, answerIn(provided))));
    }
  };
