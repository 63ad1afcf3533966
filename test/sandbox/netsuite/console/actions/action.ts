import type { StoredRecord } from '../../records/types.ts';
import type { Desk } from '../desk.ts';
import type { Input } from '../showing/forms.ts';

/** What people can do with a record: a form with one button, and the operation behind it. */
export type Given = Readonly<Record<string, string>>;

export type Action = {
  /** In the address. */
  readonly name: string;
  /** On the button. */
  readonly label: string;
  /** Takes something away: drawn as such. */
  readonly isDangerous?: boolean;
  /** What it is for, where the button does not say it all. */
  readonly explanation?: string;
  /** Whether it makes sense now. What the account refuses beyond that, it says itself. */
  readonly isOffered: (record: StoredRecord, desk: Desk) => boolean;
  readonly inputs: (record: StoredRecord, desk: Desk) => readonly Input[];
  /** @returns what the operation answers: names of new records by their type, or nothing */
  readonly run: (record: StoredRecord, given: Given, desk: Desk) => unknown;
  /** Said when it worked and made no record. */
  readonly done: string;
};

export const NO_INPUTS: Action['inputs'] = () => [];

export const statusOf = (record: StoredRecord): string =>
  typeof record.fields['status'] === 'string' ? record.fields['status'] : '';

/** The properties that were filled in, under the operation's names. */
export const filled = (given: Given, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
