/** One row on its way: read and checked, not yet written. Every verb makes its own; what is done with them is the same. */
import type { SaveOperation } from './save-hooks.ts';
import type { RawRecord, SaveError, SObjectRecord, Value } from './types.ts';

export type SavedRow = { readonly id: string; readonly created: boolean; readonly notes?: readonly SaveError[] };

export type Prepared = {
  /** Undefined for what is published, not stored. */
  readonly operation: SaveOperation | undefined;
  readonly before: SObjectRecord | undefined;
  /** The row as it will be written, as far as it is known. */
  values(): Readonly<Record<string, Value>>;
  /** Takes over values that a hook has changed. @throws SaveFailure when they do not fit */
  change(changes: RawRecord): void;
  /** System validation of the whole row and validation rules. @throws SaveFailure */
  check(): void;
  /** @throws SaveFailure */
  write(): SavedRow;
  /** The row as it stands after `write`. */
  written(): SObjectRecord | undefined;
  /**
   * Further values for the row once it is written, such as a rule of the platform sets: a save without validation rules.
   * @returns undefined for a row that is not there any more
   */
  again(changes: RawRecord): Prepared | undefined;
};

/** A verb without anything to change or to check. */
export const plainPrepared = (
  how: Pick<Prepared, 'operation' | 'before' | 'values' | 'write' | 'written'>,
): Prepared => ({ ...how, change: () => undefined, check: () => undefined, again: () => undefined });

/** Reads and checks one record as it was sent. @throws SaveFailure */
export type Plan = () => Prepared;
