/** What a page needs to know of objects, in GraphQL. https://developer.salesforce.com/docs/platform/graphql/guide/query-objectinfo.html */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { objectInfo } from '../object-info/object-info.ts';
import { picklistValues, PICKLISTS } from '../object-info/picklist-values.ts';
import { objectNamed, type View } from '../view.ts';
import { checkArgs } from './connection.ts';
import { needsSelection, wrongArgument } from './invalid.ts';
import { fieldsIn, type FieldSelection } from './selections.ts';
import { isList, isObject, type Value } from './values.ts';

const KNOWN_ARGS: ReadonlySet<string> = new Set(['apiNames', 'objectInfoInputs']);

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists here, where the REST resource has them by name. */
const LISTS: ReadonlySet<string> = new Set(['fields', 'recordTypeInfos']);

/** Types of what stands under a name, for conditions on types and for errors. */
const TYPES: Readonly<Record<string, string>> = {
  fields: 'Field',
  childRelationships: 'ChildRelationship',
  recordTypeInfos: 'RecordTypeInfo',
  themeInfo: 'ThemeInfo',
  referenceToInfos: 'ReferenceToInfo',
};

const typeOf = (name: string, value: Tree): string => {
  const isPicklist = name === 'fields' && 'picklistValuesByRecordTypeIDs' in value;
  return isPicklist ? 'PicklistField' : (TYPES[name] ?? name);
};

const shaped = (name: string, value: unknown, selection: FieldSelection): unknown => {
  if (Array.isArray(value)) return value.map((one) => shaped(name, one, selection));
  if (!isTree(value)) return value;
  if (LISTS.has(name) && !('apiName' in value) && !('recordTypeId' in value))
    return shaped(name, Object.values(value), selection);
  if (selection.selections.length === 0) throw needsSelection(selection, typeOf(name, value));
  return treeJson(value, typeOf(name, value), selection);
};

/** `ApiName` is `apiName` of the REST resource; everything else is called the same. */
const treeJson = (tree: Tree, type: string, { selections }: FieldSelection): unknown =>
  Object.fromEntries(
    fieldsIn(selections, type).map((one) => {
      if (one.name === '__typename') return [one.alias, type];
      const name = one.name === 'ApiName' ? 'apiName' : one.name;
      if (!Object.hasOwn(tree, name)) throw new Unsupported(`the GraphQL field ${one.name} of ${type}`);
      return [one.alias, shaped(name, tree[name], one)];
    }),
  );

type Input = {
  readonly apiName: string;
  readonly recordTypeIds: readonly string[];
  /** Of picklists, which are told with their values. */
  readonly fieldNames: readonly string[];
};

const textsIn = (value: Value | undefined): readonly string[] => (isList(value) ? value.map(String) : []);

const inputsIn = (selection: FieldSelection): readonly Input[] => {
  const { apiNames, objectInfoInputs } = selection.args;
  const named = textsIn(apiNames).map((apiName) => ({ apiName, recordTypeIds: [], fieldNames: [] }));
  const inputs = isList(objectInfoInputs) ? objectInfoInputs.filter(isObject) : [];
  const told = inputs.map(({ apiName, recordTypeIds, fieldNames }) => ({
    apiName: typeof apiName === 'string' ? apiName : '',
    recordTypeIds: textsIn(recordTypeIds),
    fieldNames: textsIn(fieldNames),
  }));
  if (named.length > 0 && told.length > 0)
    throw wrongArgument(selection, 'apiNames', 'and objectInfoInputs exclude each other');
  return [...named, ...told];
};

/** A field of a picklist with what each record type offers. */
const withValues = (view: View, input: Input, info: ReturnType<typeof objectInfo>): Tree => {
  const object = objectNamed(view, input.apiName);
  const types = input.recordTypeIds.length > 0 ? input.recordTypeIds : [info.defaultRecordTypeId];
  const valuesIn = (name: string) =>
    types.map((recordTypeID) => {
      const field = object.fields.get(name.toLowerCase());
      if (field === undefined) return {};
      const { values, defaultValue } = picklistValues({ view, object, recordTypeId: recordTypeID }, field);
      return { recordTypeID, picklistValues: values, defaultValue };
    });
  const fields = Object.entries(info.fields).map(([name, field]): readonly [string, object] => {
    const isPicklist = PICKLISTS.has(object.fields.get(name.toLowerCase())?.type ?? '');
    const isAsked = input.fieldNames.includes(name);
    return [name, isPicklist ? { ...field, picklistValuesByRecordTypeIDs: isAsked ? valuesIn(name) : null } : field];
  });
  return { ...info, fields: Object.fromEntries(fields) };
};

/** @throws RestError for an object that the caller does not see */
export const objectInfosJson = (view: View, selection: FieldSelection): unknown => {
  checkArgs(selection, KNOWN_ARGS);
  return inputsIn(selection).map((input) => {
    const info = objectInfo(view, input.apiName);
    return treeJson(withValues(view, input, info), 'ObjectInfo', selection);
  });
};
