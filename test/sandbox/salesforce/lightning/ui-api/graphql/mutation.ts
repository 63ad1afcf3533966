/**
 * Records created, changed and deleted, as the caller may: all of a request or, where it says so, those that can be.
 * https://developer.salesforce.com/docs/platform/graphql/guide/mutations-schema.html
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { RestError } from '../../../rest/rest-error.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { fieldTree } from '../records/field-tree.ts';
import { quoted, readRecords } from '../records/read-records.ts';
import { changeRecord, insertedId, removeRecord } from '../records/save-record.ts';
import { RecordRefused } from '../refusals.ts';
import type { View } from '../view.ts';
import { answered } from './answered.ts';
import { checkArgs } from './connection.ts';
import { GraphqlInvalid, undefinedField, wrongArgument } from './invalid.ts';
import { pathsIn } from './node-paths.ts';
import { fieldsIn, type FieldSelection, type Selection } from './selections.ts';
import { recordJson } from './shape-answer.ts';
import { isList, isObject, type Value, type ValueObject } from './values.ts';

const INPUT: ReadonlySet<string> = new Set(['input']);

type Operation = {
  readonly selection: FieldSelection;
  readonly object: string;
  readonly input: ValueObject;
};

type Place = { readonly view: View; readonly ids: Map<string, string> };

/** `@{first}` is the id that the operation of that name gave. */
const filled = (value: Value, ids: Place['ids']): Value => {
  if (isList(value)) return value.map((one) => filled(one, ids));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, ids)]));
  const name = typeof value === 'string' ? /^@\{(\w+)\}$/.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  const id = ids.get(name);
  if (id === undefined)
    throw new GraphqlInvalid(`The reference ${String(value)} leads nowhere`, 'DataFetchingException');
  return id;
};

const fieldsOf = ({ selection, object, input }: Operation): ValueObject => {
  const fields = input[object];
  if (isObject(fields)) return fields;
  throw wrongArgument(selection, 'input', `is missing required field '${object}'`);
};

const idOf = ({ selection, input }: Operation): string => {
  if (typeof input.Id === 'string') return input.Id;
  throw wrongArgument(selection, 'input', "is missing required field 'Id'");
};

/** The record as it is now, as far as it is asked for. */
const readRecord =
  (view: View, id: string, { object, selection }: Operation) =>
  (asked: FieldSelection) => {
    const schema = view.org.schema.find(object);
    if (schema === undefined) throw undefinedField(selection, 'UIAPIMutations');
    const children = fieldsIn(asked.selections, object).find((one) =>
      view.org.schema.childrenOf(object).some(({ name }) => name === one.name),
    );
    if (children !== undefined) throw undefinedField(children, object);
    const tree = fieldTree(view.org.schema, schema, pathsIn(view, schema, asked.selections));
    const [record] = readRecords(view, tree, { where: `Id = ${quoted(id)}` });
    return record === undefined ? null : recordJson(view, record, asked.selections);
  };

type Run = (place: Place, operation: Operation) => unknown;

const create: Run = ({ view, ids }, operation) => {
  const { object, selection } = operation;
  const id = insertedId(view, object, fieldsOf(operation));
  ids.set(selection.alias, id);
  return answered(selection.selections, `${object}CreatePayload`, { Record: readRecord(view, id, operation) });
};

const update: Run = ({ view, ids }, operation) => {
  const { object, selection } = operation;
  const id = idOf(operation);
  changeRecord(view, id, fieldsOf(operation));
  ids.set(selection.alias, id);
  return answered(selection.selections, `${object}UpdatePayload`, {
    success: () => true,
    Record: readRecord(view, id, operation),
  });
};

const remove: Run = ({ view }, operation) => {
  const id = idOf(operation);
  removeRecord(view, id);
  return answered(operation.selection.selections, 'RecordDeletePayload', { Id: () => id });
};

const KINDS: Readonly<Record<string, Run>> = { Create: create, Update: update, Delete: remove };

type Planned = { readonly operation: Operation; readonly run: Run };

const inputOf = (selection: FieldSelection): ValueObject => {
  checkArgs(selection, INPUT);
  const { input } = selection.args;
  if (!isObject(input)) throw wrongArgument(selection, 'input', 'must not be null');
  return input;
};

const NAME = /^(\w+?)(Create|Update|Delete)$/;

/** What is to be read afterwards is checked before anything is done. */
const checkRecord = (view: View, object: ObjectSchema, { selections }: FieldSelection): void => {
  const records = fieldsIn(selections, '').filter(({ name }) => name === 'Record');
  for (const one of records) pathsIn(view, object, one.selections);
};

const planned = (view: View, selection: FieldSelection): Planned => {
  const [, name = '', kind = ''] = NAME.exec(selection.name) ?? [];
  const object = view.org.schema.find(name);
  const run = KINDS[kind];
  if (object?.name !== name || run === undefined) throw undefinedField(selection, 'UIAPIMutations');
  if (kind !== 'Delete') checkRecord(view, object, selection);
  return { operation: { selection, object: name, input: inputOf(selection) }, run };
};

type Told = {
  readonly message: string;
  readonly type: 'DataFetchingException';
  readonly locations: FieldSelection['at'][];
};

const isRefusal = (error: unknown): error is Error =>
  error instanceof RecordRefused || error instanceof RestError || error instanceof GraphqlInvalid;

type Done = { readonly data: Readonly<Record<string, unknown>>; readonly errors: readonly Told[] };

class Undone extends Error {
  readonly done: Done;

  constructor(done: Done) {
    super('rolled back');
    this.done = done;
  }
}

const runAll = (view: View, all: readonly Planned[], isAllOrNone: boolean): Done => {
  const place: Place = { view, ids: new Map() };
  const data: Record<string, unknown> = {};
  const errors: Told[] = [];
  for (const { operation, run } of all) {
    const { alias, at } = operation.selection;
    try {
      const input = filled(operation.input, place.ids);
      data[alias] = view.org.transaction(() => run(place, { ...operation, input: isObject(input) ? input : {} }));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      data[alias] = null;
      errors.push({ message: error.message, type: 'DataFetchingException', locations: [at] });
    }
    if (isAllOrNone && errors.length > 0)
      throw new Undone({ data: Object.fromEntries(all.map((one) => [one.operation.selection.alias, null])), errors });
  }
  return { data, errors };
};

const runTogether = (view: View, all: readonly Planned[]): Done => {
  try {
    return view.org.transaction(() => runAll(view, all, true));
  } catch (error) {
    if (error instanceof Undone) return error.done;
    throw error;
  }
};

const isAllOrNone = ({ args }: FieldSelection): boolean => !(isObject(args.input) && args.input.allOrNone === false);

/** The first version of the API that has mutations. */
const SINCE = 59;

/** @throws GraphqlInvalid for what cannot be asked of the org at all; then nothing is done */
export const mutationJson = (view: View, selections: readonly Selection[]): Done => {
  if (Number(view.version) < SINCE)
    throw new GraphqlInvalid('Schema is not configured for mutations.', 'OperationNotSupported');
  const [uiapi, another] = fieldsIn(selections, 'Mutation');
  const unknown = [uiapi, another].find((one) => one !== undefined && one.name !== 'uiapi');
  if (unknown !== undefined) throw new Unsupported(`the GraphQL field ${unknown.name} of Mutation`);
  if (another !== undefined) throw new Unsupported('several GraphQL fields uiapi in one mutation');
  if (uiapi === undefined) return { data: {}, errors: [] };
  checkArgs(uiapi, INPUT);
  const all = fieldsIn(uiapi.selections, 'UIAPIMutations').map((one) => planned(view, one));
  const { data, errors } = isAllOrNone(uiapi) ? runTogether(view, all) : runAll(view, all, false);
  return { data: { [uiapi.alias]: data }, errors };
};
