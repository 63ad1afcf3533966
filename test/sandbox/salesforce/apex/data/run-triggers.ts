/**
 * Runs the triggers of an object as part of a save: in the transaction that saves, or in one of its own for a save that came over
 * the API. What they set is written, what they refuse is not, and what they throw fails all rows of the event.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers.htm
 */
import type { SaveEvent, SaveHook, SaveHooks, SaveOperation } from '../../data/save-hooks.ts';
import type { SaveError } from '../../data/types.ts';
import type { ApexOrg } from '../apex-org.ts';
import type { Program, ProgramTrigger } from '../program/program.ts';
import { transaction } from '../runtime/current.ts';
import { ApexException, uncaught } from '../runtime/exceptions.ts';
import type { TriggerContext } from '../runtime/transaction.ts';
import { aroundSaves, isFatal } from './save-transaction.ts';
import { nameContext } from './self-reference.ts';
import { changesOf, errorsOf, recordList, triggerRows, type TriggerRow } from './trigger-records.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm: stack depth of triggers */
const DEEPEST = 16;

type Moment = 'before' | 'after';

const triggersFor = (
  program: Program,
  object: string,
  event: { readonly operation: SaveOperation; readonly when: Moment },
): readonly ProgramTrigger[] =>
  program.triggers.filter(
    (trigger) =>
      trigger.object.toLowerCase() === object.toLowerCase() &&
      trigger.events.some(({ when, operation }) => operation === event.operation && event.when === when),
  );

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const eventName = ({ isBefore, operation }: Pick<TriggerContext, 'isBefore' | 'operation'>): string =>
  `${isBefore ? 'Before' : 'After'}${capital(operation)}`;

const refusal = (message: string): SaveError => ({
  statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  message,
  fields: [],
});

/** The stack as far as the trigger: who saved has a stack of its own. */
const stackOf = (exception: ApexException): string => {
  const frames = exception.frames();
  const end = frames.findIndex(({ where }) => where.startsWith('Trigger.'));
  return frames
    .slice(0, end < 0 ? frames.length : end + 1)
    .map(({ where, line, column }) => `${where}: line ${line}, column ${column}`)
    .join('\n');
};

const thrownBy = (trigger: ProgramTrigger, context: TriggerContext, exception: ApexException): SaveError => {
  const cause = `${exception['gettypename()']()}: ${exception['getmessage()']()}`;
  const head = `${trigger.name}: execution of ${eventName(context)}`;
  return refusal(`${head}\n\ncaused by: ${cause}\n\n${stackOf(exception)}`);
};

/** @returns why all rows fail; undefined when the trigger ran to its end */
const runOne = (trigger: ProgramTrigger, context: TriggerContext): SaveError | undefined => {
  const running = transaction();
  if (running.triggers.length >= DEEPEST) {
    return refusal(
      `${trigger.name}: maximum trigger depth exceeded\n${trigger.object} trigger event ${eventName(context)}`,
    );
  }
  nameContext(context, trigger.name);
  running.triggers.push(context);
  try {
    trigger.run();
    return undefined;
  } catch (thrown) {
    const error = uncaught(thrown);
    if (isFatal(error) || !(error instanceof ApexException)) throw error;
    // Whatever Apex could not catch has become an error of the rows, and code goes on after it.
    running.program.state.failed = false;
    return thrownBy(trigger, context, error);
  } finally {
    running.triggers.pop();
  }
};

const contextOf = (event: SaveEvent, rows: readonly TriggerRow[], isBefore: boolean): TriggerContext => ({
  isBefore,
  operation: event.operation,
  newRecords: recordList(
    event.object,
    rows.map(({ newRecord }) => newRecord),
  ),
  oldRecords: recordList(
    event.object,
    rows.map(({ oldRecord }) => oldRecord),
  ),
  size: rows.length,
});

const takeChanges = (event: SaveEvent, rows: readonly TriggerRow[], when: Moment): void => {
  for (const one of rows) {
    one.row.errors = errorsOf(one);
    const mayChange = when === 'before' && (event.operation === 'insert' || event.operation === 'update');
    if (mayChange) one.row.changes = changesOf(one);
  }
};

const runAll = (program: Program, event: SaveEvent, when: Moment): void => {
  const triggers = triggersFor(program, event.object.name, { operation: event.operation, when });
  if (triggers.length === 0) return;
  const rows = triggerRows(event, when === 'before');
  const context = contextOf(event, rows, when === 'before');
  for (const trigger of triggers) {
    const failure = runOne(trigger, context);
    if (failure === undefined) continue;
    for (const { row } of rows) row.errors = [failure];
    return;
  }
  takeChanges(event, rows, when);
};

const triggerHook = (program: Program, when: Moment): SaveHook => ({
  moment: when === 'before' ? 'beforeTriggers' : 'afterTriggers',
  concerns: (object, operation) => triggersFor(program, object, { operation, when }).length > 0,
  run: (event) => runAll(program, event, when),
});

/**
 * The triggers of a program as hooks of its org's saves.
 * @param transact opens a transaction for a save that no Apex started
 */
export const triggerHooks = (program: Program, transact: ApexOrg['transact']): SaveHooks => ({
  hooks: [triggerHook(program, 'before'), triggerHook(program, 'after')],
  around: aroundSaves(transact),
  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm
  markAttempt: () => transaction().limits.mark(),
});

/**
 * Lets the triggers of an org's program run for every save in it, however it comes in.
 * @returns the way to end that
 */
export const letTriggersRun = (apex: ApexOrg): (() => void) =>
  apex.org.hookSaves(triggerHooks(apex.program, (start, work) => apex.transact(start, work)));
