/**
 * Records that filters of an element find. However many interviews stand at the element, it counts as one query; each of them
 * gets the rows of its own filters. https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import { runQuery, type Request } from '../../apex/data/run-query.ts';
import { mayUseField } from '../../apex/describe/access.ts';
import { withValues } from '../../apex/data/bind-values.ts';
import { transaction } from '../../apex/runtime/current.ts';
import { ApexException } from '../../apex/runtime/exceptions.ts';
import type { ApexList } from '../../apex/values/list.ts';
import { SObjectValue } from '../../apex/values/sobject.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { Query } from '../../soql/index.ts';
import { FlowFault } from './fault.ts';
import { conditionOf, type Binds } from './filter-condition.ts';
import type { Filtered } from './condition.ts';
import { markAsRead } from './record-copy.ts';
import { accessOf } from './run-mode.ts';
import type { Scope } from './scope.ts';

/** What an element looks for. */
export type Search = Filtered & {
  readonly object: string;
  readonly sortField?: string | undefined;
  readonly sortOrder?: 'Asc' | 'Desc' | undefined;
  readonly limit?: number | undefined;
  /** All fields when left out. */
  readonly fields?: readonly string[];
};

const COMPOUND: ReadonlySet<FieldSchema['type']> = new Set(['address', 'location', 'base64', 'complexvalue']);

const pathTo = (name: string) => ({ kind: 'path' as const, names: name.split('.'), at: 0 });

/** Fields that the user of a flow in user mode may not see stay empty. */
const selectedFields = ({ mode }: Scope, object: ObjectSchema, fields: readonly string[]): readonly string[] =>
  [...object.fields.values()]
    .filter((field) => !COMPOUND.has(field.type))
    .filter(({ name }) => fields.length === 0 || fields.some((one) => one.toLowerCase() === name.toLowerCase()))
    .filter((field) => mode !== 'user' || mayUseField(field, 'read', { object }))
    .map(({ name }) => name);

const named = (object: ObjectSchema, name: string): string => {
  const field = fieldOf(object, name.split('.')[0] ?? '');
  if (field === undefined && !name.includes('.'))
    throw new FlowFault(`The field ${name} doesn't exist on the object ${object.name}.`);
  return name;
};

const orderBy = (object: ObjectSchema, { sortField, sortOrder }: Search): Query['orderBy'] => {
  if (sortField === undefined || sortOrder === undefined) return [];
  const descending = sortOrder === 'Desc';
  return [{ expression: pathTo(named(object, sortField)), descending, nulls: descending ? 'last' : 'first' }];
};

const queryOf = (scope: Scope, object: ObjectSchema, search: Search): Query => {
  const binds: Binds = [];
  const fields = selectedFields(scope, object, search.fields ?? []);
  const query: Query = {
    text: '',
    select: fields.map((name) => ({ kind: 'expression', expression: pathTo(name), alias: undefined })),
    from: { path: pathTo(object.name), alias: undefined },
    scope: undefined,
    where: conditionOf(scope, search, { object, binds }),
    access: undefined,
    groupBy: [],
    subtotals: undefined,
    having: undefined,
    orderBy: orderBy(object, search),
    limit: search.limit === undefined ? undefined : { kind: 'amount', value: search.limit, at: 0 },
    offset: undefined,
    purposes: [],
    allRows: false,
  };
  return withValues(query, ({ at }) => binds[at] ?? null);
};

const objectOf = (scope: Scope, name: string): ObjectSchema => {
  const object = scope.flows.org.schema.find(name);
  if (object === undefined) throw new FlowFault(`The object ${name} doesn't exist.`);
  return object;
};

/** An answer to one interview: its records, or what went wrong. */
export type Found = readonly SObjectValue[] | FlowFault;

const inFlowWords = (error: unknown): FlowFault => {
  if (error instanceof FlowFault) return error;
  if (!(error instanceof ApexException)) throw error;
  return new FlowFault(error['getmessage()'](), error);
};

const recordsOf = (list: ApexList): readonly SObjectValue[] =>
  list.items.filter((item) => item instanceof SObjectValue).map(asFlowRecord);

/** Fields that the query left out are empty in a flow, not an error. */
const asFlowRecord = (row: SObjectValue): SObjectValue => markAsRead(new SObjectValue(row.type, row.fields));

const findOne = (scope: Scope, search: Search): Found => {
  try {
    const object = objectOf(scope, search.object);
    const request: Request = { query: queryOf(scope, object, search), isCounted: false, ...accessOf(scope.mode) };
    return recordsOf(runQuery(scope.flows.org, request));
  } catch (error) {
    if (error instanceof ApexException && error.apexType === 'System.LimitException') throw error;
    return inFlowWords(error);
  }
};

const countRows = (all: readonly Found[]): void => {
  const rows = all.reduce((sum, found) => sum + (found instanceof FlowFault ? 0 : found.length), 0);
  transaction().limits.use('queryRows', rows);
};

/**
 * @param batch the interviews at the element with what each looks for
 * @returns what each found, in their order
 * @throws LimitExceeded
 */
export const findRecords = (batch: readonly { readonly scope: Scope; readonly search: Search }[]): readonly Found[] => {
  const [first] = batch;
  const isMetadata = first?.scope.flows.org.schema.find(first.search.object)?.kind === 'metadata';
  if (!isMetadata) transaction().limits.use('queries');
  const all = batch.map(({ scope, search }) => findOne(scope, search));
  if (!isMetadata) countRows(all);
  return all;
};
