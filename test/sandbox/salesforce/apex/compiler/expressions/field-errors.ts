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

/** The call as an error on a field; undefined for every other call. */
export const compileFieldError = (context: MethodContext, node: ExpressionOf<'call'>): Compiled | undefined => {
  if (node.name.toLowerCase() !== 'adderror' || node.target?.kind !== 'member') return undefined;
  const record = resolveExpression(context, node.target.target);
  if (record?.kind !== 'place' || record.place.value.type.kind !== 'sobject') return undefined;
  const field = findField(record.place.value.type, node.target.name);
  if (field?.access.kind !== 'sobject' || field.access.relation !== 'none') return undefined;
  const args = node.args.map((arg) => compileExpression(context, arg).js);
  const js = `$.addFieldError(${[record.place.value.js, quoted(field.access.apiName), ...args].join(', ')})`;
  return { js, type: VOID };
};
