/** Records with the fields of a tree, read by one query as the caller, and shown as the User Interface API shows them. */
import { askerOf } from '../../../access/caller-org.ts';
import type { Value } from '../../../data/types.ts';
import { runSoql, type JsonRecord } from '../../../soql/index.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { View } from '../view.ts';
import type { FieldTree, Parent } from './field-tree.ts';
import { recordShape, type RecordShape } from './record-shape.ts';

/** What every record tells about itself, where its object has it. */
const ALWAYS = ['Id', 'CurrencyIsoCode', 'RecordTypeId', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

const has = (object: ObjectSchema, name: string): boolean => object.fields.has(name.toLowerCase());

const columnsOfParent = ({ relationship, tree }: Parent): readonly string[] =>
  columnsOf(tree).map((column) => `${relationship}.${column}`);

function columnsOf(tree: FieldTree): readonly string[] {
  const own = [...ALWAYS.filter((name) => has(tree.object, name)), ...tree.fields.keys()];
  return [...new Set(own), ...[...tree.parents.values()].flatMap(columnsOfParent)];
}

export type Choice = {
  /** Conditions of a query, without the word. */
  readonly where?: string | undefined;
  readonly orderBy?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

const part = (word: string, text: string | number | undefined): string =>
  text === undefined || text === '' ? '' : ` ${word} ${text}`;

const soqlOf = (tree: FieldTree, { where, orderBy, limit, offset }: Choice): string =>
  `SELECT ${columnsOf(tree).join(', ')} FROM ${tree.object.name}` +
  part('WHERE', where) +
  part('ORDER BY', orderBy) +
  part('LIMIT', limit) +
  part('OFFSET', offset === 0 ? undefined : offset);

/** Rows of any query, as the caller. */
export const runAs = ({ wholeOrg, caller }: View, soql: string): readonly JsonRecord[] => {
  const { userId } = caller;
  return runSoql(wholeOrg, { soql, includeDeleted: false, userId, asker: askerOf(wholeOrg, userId) }).records;
};

/**
 * The records of the tree's object that the caller sees.
 * @throws SoqlError when the choice cannot be asked for
 */
export const readRecords = (view: View, tree: FieldTree, choice: Choice): readonly RecordShape[] =>
  runAs(view, soqlOf(tree, choice)).map((record) => recordShape(view, tree, record));

/** How many there are. */
export const countRecords = ({ wholeOrg, caller }: View, object: ObjectSchema, where: string | undefined): number => {
  const { userId } = caller;
  const soql = `SELECT COUNT() FROM ${object.name}${part('WHERE', where)}`;
  return runSoql(wholeOrg, { soql, includeDeleted: false, userId, asker: askerOf(wholeOrg, userId) }).totalSize;
};

/** A literal of a query. */
export const quoted = (value: Value | undefined): string =>
  `'${String(value ?? '')
    .replaceAll('\\', '\\\\')
    .replaceAll("'", String.raw`\'`)}'`;
