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
  /** Checks once more and writes. @throws SaveFailure */
  write(): SavedRow;
  /** The row as it stands after `write`. */
  written(): SObjectRecord | undefined;
};

/** Reads and checks one record as it was sent. @throws SaveFailure */
export type Plan = () => Prepared;
