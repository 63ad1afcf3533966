/**
 * The records in the answer to a query. One that is changed on the page shows its new values in the answer; whether it still fits
 * the query, only the query itself tells, when it is asked again.
 * https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-refresh.html
 */
import { callOrg } from 'lightningPlatform/orgCall';
import { isTree, subjectOf, uiPath } from 'lightningPlatform/uiApi';

type Tree = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Tree & { readonly Id: string } =>
  isTree(value) && typeof value.Id === 'string';

/** `{ value, displayValue, label }`, as much of it as was asked for. */
const isField = (value: unknown): value is Tree =>
  isTree(value) && !Array.isArray(value) && ('value' in value || 'displayValue' in value || 'label' in value);

const recordsIn = (value: unknown): readonly string[] => {
  if (!isTree(value)) return [];
  return [...(isRecord(value) ? [value.Id] : []), ...Object.values(value).flatMap(recordsIn)];
};

/** What an answer is about: every record that it has the id of. */
export const subjectsIn = (answer: unknown): readonly string[] => [...new Set(recordsIn(answer))].map(subjectOf);

const isParent = (value: unknown): value is Tree =>
  isTree(value) && !Array.isArray(value) && !isField(value) && !('edges' in value);

/** `Name`, `Owner.Name` */
const pathsIn = (node: Tree): readonly string[] =>
  Object.entries(node).flatMap(([name, value]): readonly string[] => {
    if (isField(value)) return [name];
    return isParent(value) ? pathsIn(value).map((path) => `${name}.${path}`) : [];
  });

/** In the place of what was asked for; a label is what people read. */
const newField = (old: Tree, field: Tree): Tree =>
  Object.fromEntries(
    Object.keys(old).map((part) => [part, part === 'label' ? (field.displayValue ?? field.value) : field[part]]),
  );

const newNode = (node: Tree, fields: Tree): Tree =>
  Object.fromEntries(
    Object.entries(node).map(([name, old]) => {
      const field = fields[name];
      if (!isTree(field)) return [name, old];
      if (isField(old)) return [name, newField(old, field)];
      const parent = field.value;
      return [name, isParent(old) && isTree(parent) && isTree(parent.fields) ? newNode(old, parent.fields) : old];
    }),
  );

/** The fields as they are now; undefined when the record is out of sight. */
const readFields = async (node: Tree & { readonly Id: string }): Promise<Tree | undefined> => {
  try {
    const record = await callOrg({ path: uiPath(['records', node.Id], { optionalFields: ['Id', ...pathsIn(node)] }) });
    return isTree(record) && isTree(record.fields) ? record.fields : undefined;
  } catch {
    // The answer keeps what it has of it until it is asked for again.
    return undefined;
  }
};

const withChanges = async (node: unknown, subjects: readonly string[]): Promise<unknown> => {
  if (Array.isArray(node)) return Promise.all(node.map((one) => withChanges(one, subjects)));
  if (!isTree(node)) return node;
  const fields = isRecord(node) && subjects.includes(subjectOf(node.Id)) ? await readFields(node) : undefined;
  const own = fields === undefined ? node : newNode(node, fields);
  const parts = Object.entries(own).map(async ([name, part]) => [name, await withChanges(part, subjects)] as const);
  return Object.fromEntries(await Promise.all(parts));
};

/** @param subjects the records that were changed */
export const changedAnswer = (answer: unknown, subjects: readonly string[]): Promise<unknown> =>
  withChanges(answer, subjects);
