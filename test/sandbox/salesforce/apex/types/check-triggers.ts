/**
 * Triggers the platform would not take: on an object that has none, or for events the object does not have.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_syntax.htm
 */
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import type { CompilationUnit, Problem } from '../syntax/ast.ts';

type Trigger = Extract<CompilationUnit, { kind: 'trigger' }>;

/** What nobody saves: it is published, and arrives. */
const onlyArrives: ReadonlySet<string> = new Set(['event', 'change']);

const faultOf = (trigger: Trigger, object: ObjectSchema | undefined): string | undefined => {
  if (object === undefined) return `Invalid type: ${trigger.object}`;
  const onlyAfterInsert = trigger.events.every(({ when, operation }) => when === 'after' && operation === 'insert');
  if (!onlyAfterInsert && onlyArrives.has(object.kind)) return 'Platform Event SObjects only supports after insert';
  if (object.kind === 'metadata' || object.kind === 'setting') {
    return `SObject type does not allow triggers: ${object.name}`;
  }
  const odd = trigger.events.find(({ when, operation }) => when === 'before' && operation === 'undelete');
  return odd === undefined ? undefined : 'Trigger event not supported: before undelete';
};

/** @param triggers each with its file */
export const triggerProblems = (
  schema: Schema,
  triggers: readonly { readonly unit: CompilationUnit; readonly file: string }[],
): readonly Problem[] =>
  triggers.flatMap(({ unit, file }) => {
    if (unit.kind !== 'trigger') return [];
    const message = faultOf(unit, schema.find(unit.object));
    return message === undefined ? [] : [{ file, at: unit.at, message }];
  });
