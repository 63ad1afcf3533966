/**
 * What a reference of a flow stands for: `$Record.Account.Name`, `Find_orders`, `Total`, `Loop_orders.Amount__c`. Whatever lies
 * behind something empty is empty.
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexObject } from '../../apex/values/object.ts';
import { SObjectValue } from '../../apex/values/sobject.ts';
import { ApexTime } from '../../apex/values/time.ts';
import type { FlowValue } from '../definition/flow-values.ts';
import { readMember } from './apex-member.ts';
import { ElementOutput } from './element-output.ts';
import { FlowFault } from './fault.ts';
import { evaluateFormula } from './flow-formula.ts';
import type { ComputedResource } from './flow-plan.ts';
import { globalValue, triggeringRecord } from './global-values.ts';
import { mergeText } from './merge-text.ts';
import { readField } from './read-field.ts';
import type { Scope } from './scope.ts';
import { valueOfType } from './typed-value.ts';

const stepInto = (scope: Scope, from: unknown, name: string): unknown => {
  if (from === null || from === undefined) return null;
  if (from instanceof SObjectValue) return readField(scope.flows.org, from, name);
  if (from instanceof ElementOutput) return from.get(name);
  if (from instanceof ApexObject) return readMember(from, name);
  throw new FlowFault(`There is no ${name} in a value without parts.`);
};

const along = (scope: Scope, from: unknown, names: readonly string[]): unknown => {
  let at = from;
  for (const name of names) at = stepInto(scope, at, name);
  return at ?? null;
};

/** Resources that are worked out whenever they are read. */
const computed = (scope: Scope, { kind, source }: ComputedResource): unknown => {
  const read = (reference: string): unknown => readReference(scope, reference);
  if (kind === 'formulas') return evaluateFormula(scope, source, read);
  if (kind === 'textTemplates') return mergeText(source.text, read);
  if (source.value !== undefined)
    return kind === 'constants' ? valueOfType(source, readValue(scope, source.value)) : readValue(scope, source.value);
  if (kind === 'choices') return mergeText(source.choiceText, read);
  return kind === 'stages' ? source.name : null;
};

/** A name of the flow's own. */
const rootValue = (scope: Scope, name: string): unknown => {
  const key = name.toLowerCase();
  const held = scope.frame.variables.get(key);
  if (held !== undefined) return held;
  const resource = scope.plan.computed.get(key);
  if (resource !== undefined) return computed(scope, resource);
  if (scope.plan.names.has(key)) return null;
  throw new FlowFault(`The flow ${scope.plan.definition.apiName} has no resource ${name}.`);
};

/**
 * @returns null for what is empty
 * @throws FlowFault for what there is none of
 */
export const readReference = (scope: Scope, reference: string): unknown => {
  const path = reference.split('.');
  const [root = '', ...rest] = path;
  if (!root.startsWith('$')) return along(scope, rootValue(scope, root), rest);
  const triggering = triggeringRecord(scope, root.toLowerCase());
  return triggering === undefined ? globalValue(scope, path) : along(scope, triggering.record, rest);
};

const timeOf = (text: string): ApexTime => new ApexTime(Date.parse(`1970-01-01T${text.replace(/Z?$/, 'Z')}`));

const momentOf = (text: string): unknown => ApexDatetime.parseIso(text) ?? null;

const dateOf = (text: string): unknown => ApexDate.parse(text.slice(0, 10)) ?? null;

const unsupported = (what: string) => (): never => {
  throw new Unsupported(`${what} in flows`);
};

/** A literal as its text stands in the file. */
type Read = (scope: Scope, text: string) => unknown;

const asIs: Read = (_scope, text) => text;

/** What a value may say, in the order it is looked for. */
const LITERALS = [
  ['elementReference', (scope, text) => readReference(scope, text)],
  ['stringValue', (scope, text) => mergeText(text, (reference) => readReference(scope, reference))],
  ['numberValue', (_scope, text) => Decimal.of(text)],
  ['dateValue', (_scope, text) => dateOf(text)],
  ['dateTimeValue', (_scope, text) => momentOf(text)],
  ['timeValue', (_scope, text) => timeOf(text)],
  ['sobjectValue', asIs],
  ['setupReference', asIs],
  ['apexValue', unsupported('literal values of Apex classes')],
] as const satisfies readonly (readonly [keyof FlowValue, Read])[];

const literal = (scope: Scope, value: FlowValue): unknown => {
  if (value.booleanValue !== undefined) return value.booleanValue;
  for (const [name, read] of LITERALS) {
    const text = value[name];
    if (text !== undefined) return read(scope, text);
  }
  return null;
};

/** A value of the flow's file: a literal, a reference or a formula. @returns null when it says nothing */
export const readValue = (scope: Scope, value: FlowValue | undefined): unknown => {
  if (value === undefined) return null;
  if (value.formulaExpression !== undefined) {
    const source = { name: 'a value', expression: value.formulaExpression };
    return evaluateFormula(scope, source, (reference) => readReference(scope, reference));
  }
  return literal(scope, value);
};

/** A text of the flow's file with its merge fields filled in. */
export const readText = (scope: Scope, text: string): string =>
  mergeText(text, (reference) => readReference(scope, reference));
