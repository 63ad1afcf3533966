/**
 * Whether a part of a page is shown for this record and this user.
 * https://help.salesforce.com/s/articleView?id=platform.lightning_page_components_visibility.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { accessOf } from '../../access/user-access.ts';
import { holdsLogic, logicOf } from '../../workflow/criteria/condition-logic.ts';
import type { VisibilityRule } from '../ui-api/metadata/flexipages.ts';
import { fieldTree } from '../ui-api/records/field-tree.ts';
import { quoted, readRecords } from '../ui-api/records/read-records.ts';
import type { RecordShape } from '../ui-api/records/record-shape.ts';
import { objectNamed, type View } from '../ui-api/view.ts';

export type Surrounding = {
  readonly view: View;
  /** The record the page is about. */
  readonly record: { readonly object: string; readonly id: string } | undefined;
};

type Criterion = VisibilityRule['criteria'][number];
type Plain = string | number | boolean | null;

const isShape = (value: unknown): value is RecordShape =>
  typeof value === 'object' && value !== null && 'fields' in value && 'apiName' in value;

const plainOf = (value: unknown): Plain =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

const fieldOf = (record: RecordShape | undefined, name: string): unknown =>
  Object.entries(record?.fields ?? {}).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1].value;

/** The value at the end of a path through the records inside of records. */
const valueAt = (record: RecordShape | undefined, path: readonly string[]): Plain => {
  const [first = '', ...rest] = path;
  const value = fieldOf(record, first);
  if (rest.length === 0) return plainOf(value);
  return valueAt(isShape(value) ? value : undefined, rest);
};

const ofRecord = (view: View, at: { object: string; id: string }, path: string): Plain => {
  const object = objectNamed(view, at.object);
  const tree = fieldTree(view.org.schema, object, { fields: [], optionalFields: [path] });
  const [record] = readRecords(view, tree, { where: `Id = ${quoted(at.id)}` });
  return valueAt(record, path.split('.'));
};

const PERMISSION = /^\$Permission\.(?:(CustomPermission|StandardPermission)\.)?(\w+)$/;

const holdsPermission = ({ wholeOrg, caller }: View, [, kind, name = '']: RegExpExecArray): boolean => {
  const access = accessOf(wholeOrg, caller.userId);
  return kind === 'StandardPermission' ? access.isAdministrator || access.holds(name) : access.holdsCustom(name);
};

/** Whose value a rule looks at, without its braces. @throws Unsupported for what the sandbox does not know */
const leftValue = ({ view, record }: Surrounding, expression: string): Plain => {
  const path = expression.replace(/^\{!\s*|\s*\}$/g, '');
  const [root = '', ...rest] = path.split('.');
  const permission = PERMISSION.exec(path);
  if (permission !== null) return holdsPermission(view, permission);
  if (root === 'Record') return record === undefined ? null : ofRecord(view, record, rest.join('.'));
  if (root === '$User') return ofRecord(view, { object: 'User', id: view.caller.userId }, rest.join('.'));
  if (path === '$Client.FormFactor') return 'Large';
  throw new Unsupported(`the visibility rule on ${expression}`);
};

const orderOf = (left: Plain, right: string): number => {
  if (left === null) return Number.NaN;
  const isNumber = typeof left === 'number';
  if (isNumber) return left - Number(right);
  return String(left).toLowerCase().localeCompare(right.toLowerCase());
};

const isSame = (left: Plain, right: string): boolean => {
  if (left === null) return right === '';
  if (typeof left === 'number') return left === Number(right) && right !== '';
  return String(left).toLowerCase() === right.toLowerCase();
};

const OPERATORS: Readonly<Record<Criterion['operator'], (left: Plain, right: string) => boolean>> = {
  EQUAL: isSame,
  NE: (left, right) => !isSame(left, right),
  CONTAINS: (left, right) =>
    String(left ?? '')
      .toLowerCase()
      .includes(right.toLowerCase()),
  GT: (left, right) => orderOf(left, right) > 0,
  GE: (left, right) => orderOf(left, right) >= 0,
  LT: (left, right) => orderOf(left, right) < 0,
  LE: (left, right) => orderOf(left, right) <= 0,
};

/** @throws Unsupported for a rule on something that the sandbox does not know */
export const isVisible = (surrounding: Surrounding, rule: VisibilityRule | undefined): boolean => {
  if (rule === undefined) return true;
  const { criteria, booleanFilter } = rule;
  return holdsLogic(logicOf(booleanFilter, criteria.length), (index) => {
    const criterion = criteria[index];
    if (criterion === undefined) return false;
    return OPERATORS[criterion.operator](leftValue(surrounding, criterion.leftValue), criterion.rightValue);
  });
};
