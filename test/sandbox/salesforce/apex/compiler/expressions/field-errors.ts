/**
 * `record.Field__c.addError(message)`: looks like a call on the field's value, and means the field.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import type { ExpressionOf } from '../../syntax/ast.ts';
import { findField } from '../../types/members.ts';
import { VOID } from '../../types/type.ts';
import { compileExpression } from '../compile-expression.ts';
import type { Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { quoted } from '../javascript-names.ts';
import { resolveExpression } from './resolve-name.ts';

/** The sObject that a member expression reads a field of. */
const recordBehind = (context: MethodContext, target: ExpressionOf<'member'>): Compiled | undefined => {
  const reference = resolveExpression(context, target.target);
  return reference?.kind === 'place' && reference.place.value.type.kind === 'sobject'
    ? reference.place.value
    : undefined;
};

const fieldNamed = (record: Compiled, name: string): string | undefined => {
  const access = findField(record.type, name)?.access;
  return access?.kind === 'sobject' && access.relation === 'none' ? access.apiName : undefined;
};

/** The call as an error on a field; undefined for every other call. */
export const compileFieldError = (context: MethodContext, node: ExpressionOf<'call'>): Compiled | undefined => {
  if (node.name.toLowerCase() !== 'adderror' || node.target?.kind !== 'member') return undefined;
  const record = recordBehind(context, node.target);
  const field = record === undefined ? undefined : fieldNamed(record, node.target.name);
  if (record === undefined || field === undefined) return undefined;
  const args = node.args.map((arg) => compileExpression(context, arg).js);
  return { js: `$.addFieldError(${[record.js, quoted(field), ...args].join(', ')})`, type: VOID };
};
