/**
 * Records that a record picker offers: asked for by GraphQL, as the platform's picker does, so that a filter of it is a filter of
 * GraphQL. https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-record-picker.html
 */
import { askGraphql } from 'lightningPlatform/graphqlCall';
import { conditionsJoined, type Condition } from 'lightningPage/filterLogic';
import type { Found, LookupSource } from 'lightningPage/lookups';

type FieldChoice = string | { readonly fieldPath: string; readonly mode?: 'contains' | 'startsWith' };

export type DisplayInfo = {
  readonly primaryField?: FieldChoice;
  readonly additionalFields?: readonly FieldChoice[];
};
export type MatchingInfo = {
  readonly primaryField?: FieldChoice;
  readonly additionalFields?: readonly FieldChoice[];
};
export type PickerFilter = {
  readonly criteria: readonly { readonly fieldPath: string; readonly operator: string; readonly value: unknown }[];
  readonly filterLogic?: string;
};

export type PickerSearch = {
  readonly objectApiName: string;
  /** What records of the object are called. */
  readonly nameField: string;
  readonly displayInfo: DisplayInfo | undefined;
  readonly matchingInfo: MatchingInfo | undefined;
  readonly filter: PickerFilter | undefined;
};

const pathOf = (choice: FieldChoice): string => (typeof choice === 'string' ? choice : choice.fieldPath);

/** `Account.Name` as `{ Account: { Name: … } }`. */
const nested = (path: string, value: Condition): Condition =>
  path.split('.').reduceRight<Condition>((inner, name) => ({ [name]: inner }), value);

const likeness = (choice: FieldChoice, term: string): Condition => {
  const text = term.trim().replaceAll(/[%_\\]/g, String.raw`\$&`);
  const startsWith = typeof choice !== 'string' && choice.mode === 'startsWith';
  return nested(pathOf(choice), { like: startsWith ? `${text}%` : `%${text}%` });
};

const matchOf = ({ matchingInfo, nameField }: PickerSearch, term: string): readonly Condition[] => {
  if (term.trim() === '') return [];
  const fields = [matchingInfo?.primaryField ?? nameField, ...(matchingInfo?.additionalFields ?? [])];
  return [{ or: fields.map((field) => likeness(field, term)) }];
};

const filterOf = ({ filter }: PickerSearch): readonly Condition[] => {
  const conditions = (filter?.criteria ?? []).map(({ fieldPath, operator, value }) =>
    nested(fieldPath, { [operator]: value }),
  );
  const logic = filter?.filterLogic;
  return logic === undefined || logic === '' ? conditions : [conditionsJoined(logic, conditions)];
};

const displayed = ({ displayInfo, nameField }: PickerSearch): readonly string[] => {
  const [first, ...others] = displayInfo?.additionalFields ?? [];
  if (others.length > 0) throw new Error('The sandbox does not support several additionalFields of displayInfo');
  return [displayInfo?.primaryField ?? nameField, ...(first === undefined ? [] : [first])].map(pathOf);
};

/** `Account { Name { value displayValue } }` */
const selectionOf = (path: string): string => {
  const names = path.split('.');
  return `${names.join(' { ')} { value displayValue }${' }'.repeat(names.length - 1)}`;
};

type Node = { readonly Id: string } & Readonly<Record<string, unknown>>;
type Records = {
  readonly uiapi: {
    readonly query: Readonly<Record<string, { readonly edges: readonly { readonly node: Node }[] } | undefined>>;
  };
};

const stepInto = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const textAt = (node: Node, path: string | undefined): string => {
  const field = path?.split('.').reduce<unknown>(stepInto, node);
  const text = stepInto(field, 'displayValue') ?? stepInto(field, 'value');
  return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
};

const MOST = 10;

const read = async (search: PickerSearch, where: readonly Condition[], order: string): Promise<readonly Found[]> => {
  const { objectApiName: object } = search;
  const [primary, more] = displayed(search);
  const selections = [...new Set([primary, more])].flatMap((path) => (path === undefined ? [] : selectionOf(path)));
  const query = `query picker($where: ${object}_Filter) { uiapi { query { ${object}(where: $where, first: ${MOST}, orderBy: ${order}) {
    edges { node { Id ${selections.join(' ')} } } } } } }`;
  const variables = { where: where.length === 0 ? {} : { and: where } };
  const { data, errors } = await askGraphql<Records>({ query, variables, operationName: undefined });
  if (data === undefined) throw new Error((errors ?? []).map(({ message }) => message).join(' '));
  const edges = data.uiapi.query[object]?.edges ?? [];
  return edges.map(({ node }) => ({ id: node.Id, name: textAt(node, primary) || node.Id, more: textAt(node, more) }));
};

const RECENT = '{ LastModifiedDate: { order: DESC } }';

/** @throws Error for a filter that cannot be read, when it is first asked */
export const pickerSource = (search: PickerSearch): LookupSource => ({
  find(term) {
    const where = [...matchOf(search, term), ...filterOf(search)];
    return read(search, where, term.trim() === '' ? RECENT : `{ ${search.nameField}: { order: ASC } }`);
  },
  async nameOf(recordId) {
    const [found] = await read(search, [{ Id: { eq: recordId } }], RECENT);
    return found?.name ?? recordId;
  },
});
