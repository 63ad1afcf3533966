/**
 * The steps of a save, all rows of a chunk through each before any goes on. A row that fails at one takes part in none that
 * follow; where all rows must be good, nothing follows once they are written.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import type { ObjectSchema } from '../schema/types.ts';
import type { Data } from './context.ts';
import type { Plan, Prepared, SavedRow } from './prepared.ts';
import { SaveFailure } from './save-failure.ts';
import type { HookRow, SaveEvent, SaveMoment, SaveOperation, SaveWishes } from './save-hooks.ts';
import type { Caller, SaveError } from './types.ts';

export type ChunkRow = {
  readonly plan: Plan;
  prepared: Prepared | undefined;
  saved: SavedRow | undefined;
  /** Why it is not saved. */
  errors: readonly SaveError[];
};

export type Chunk = {
  readonly data: Data;
  readonly caller: Caller;
  readonly object: ObjectSchema;
  readonly operations: readonly SaveOperation[];
  /** Whether good rows stand beside bad ones. */
  readonly isPartial: boolean;
  readonly wishes: SaveWishes;
};

export type Step = (chunk: Chunk, rows: readonly ChunkRow[]) => void;

export const chunkRow = (plan: Plan): ChunkRow => ({ plan, prepared: undefined, saved: undefined, errors: [] });

export const isSound = (row: ChunkRow): boolean => row.errors.length === 0;

const trying = (row: ChunkRow, step: () => void): void => {
  if (!isSound(row)) return;
  try {
    step();
  } catch (error) {
    if (!(error instanceof SaveFailure)) throw error;
    row.errors = error.errors;
  }
};

type Shown = { readonly row: ChunkRow; readonly prepared: Prepared; readonly hookRow: HookRow };

const shownRows = (rows: readonly ChunkRow[], operation: SaveOperation): readonly Shown[] =>
  rows.flatMap((row) => {
    const { prepared } = row;
    if (!isSound(row) || prepared?.operation !== operation) return [];
    const values = (row.saved === undefined ? undefined : prepared.written()) ?? prepared.values();
    return [{ row, prepared, hookRow: { before: prepared.before, values, errors: [], changes: undefined } }];
  });

/** What is done with values that hooks of a moment set. */
type Taking = (chunk: Chunk, shown: readonly Shown[]) => void;

/** They become part of the row that is going to be written. */
const takeInto: Taking = (_chunk, shown) => {
  for (const { row, prepared, hookRow } of shown) {
    const { changes } = hookRow;
    if (changes !== undefined) trying(row, () => prepared.change(changes));
  }
};

/** They are written at once, without triggers. */
const takeDirectly: Taking = (_chunk, shown) => {
  for (const { row, prepared, hookRow } of shown) {
    const { changes } = hookRow;
    if (changes !== undefined) trying(row, () => void prepared.again(changes)?.write());
  }
};

/** Shows the sound rows to the hooks of a moment, new rows first. */
const show =
  (moment: SaveMoment, take: Taking): Step =>
  (chunk, rows) => {
    const { data, caller, object, wishes } = chunk;
    for (const operation of chunk.operations) {
      for (const hook of data.hooks.at(moment, { object: object.name, operation })) {
        const shown = shownRows(rows, operation);
        if (shown.length === 0) continue;
        const event: SaveEvent = { operation, object, caller, wishes, rows: shown.map(({ hookRow }) => hookRow) };
        hook.run(event);
        for (const { row, hookRow } of shown) row.errors = hookRow.errors;
        take(chunk, shown);
      }
    }
  };

const load: Step = (_chunk, rows) => {
  for (const row of rows) trying(row, () => void (row.prepared = row.plan()));
};

const check: Step = (_chunk, rows) => {
  for (const row of rows) trying(row, () => row.prepared?.check());
};

const write: Step = ({ data }, rows) => {
  for (const row of rows) {
    trying(row, () => void (row.saved = data.store.transaction(() => row.prepared?.write())));
  }
};

/** A step that is only taken while all rows that have to be good are. */
const unlessRefused =
  (step: Step): Step =>
  (chunk, rows) => {
    if (chunk.isPartial || rows.every(isSound)) step(chunk, rows);
  };

export const takeSteps = (steps: readonly Step[], chunk: Chunk, rows: readonly ChunkRow[]): void => {
  for (const step of steps) step(chunk, rows);
};

/** Triggers run once more for rows that workflow rules change, whatever was done with them; validation rules do not. */
const SECOND_STEPS: readonly Step[] = [
  load,
  show('beforeTriggers', takeInto),
  check,
  write,
  unlessRefused(show('afterTriggers', takeDirectly)),
];

const saveAgain: Taking = (chunk, shown) => {
  const pairs = shown.flatMap(({ row, prepared, hookRow: { changes } }) => {
    const again = isSound(row) && changes !== undefined ? prepared.again(changes) : undefined;
    return again === undefined ? [] : [{ row, second: chunkRow(() => again) }];
  });
  const seconds = pairs.map(({ second }) => second);
  takeSteps(SECOND_STEPS, { ...chunk, operations: ['update'] }, seconds);
  for (const { row, second } of pairs) row.errors = second.errors;
};

const untilWritten: readonly Step[] = [
  load,
  show('beforeSaveFlows', takeInto),
  show('beforeTriggers', takeInto),
  check,
  show('duplicateRules', takeInto),
  write,
];

const onceWritten: readonly Step[] = [
  show('afterTriggers', takeDirectly),
  show('assignmentRules', takeDirectly),
  show('autoResponseRules', takeDirectly),
  show('workflowRules', saveAgain),
  show('escalationRules', takeDirectly),
  show('afterSaveFlows', takeDirectly),
];

/** @param rollUp what brings the parents up to date, the last step of all */
export const stepsWith = (rollUp: Step): readonly Step[] => [
  ...untilWritten,
  ...[...onceWritten, rollUp].map(unlessRefused),
];
