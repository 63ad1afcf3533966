import type { Clock } from '../../shared/clock.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import type { RecordLocks } from './locks.ts';
import type { RecycleBin } from './recycle-bin.ts';
import type { JoinedHooks } from './save-hooks.ts';
import type { Store } from './store.ts';
import type { TouchedRows } from './touched-rows.ts';
import type { Caller, EventBus, RawRecord, SaveError, SObjectRecord, Value } from './types.ts';

/** What the steps of a save share: the org's schema, rows, time, and the rules its standard objects add. */
export type Data = {
  readonly schema: Schema;
  readonly store: Store;
  readonly clock: Clock;
  readonly publish: EventBus['publish'];
  readonly rules: Readonly<Record<string, ObjectRules>>;
  /** What joins the saves of this org. */
  readonly hooks: JoinedHooks;
  readonly bin: RecycleBin;
  readonly touched: TouchedRows;
  readonly locks: RecordLocks;
  /** A fault for the row about to be saved, such as a lock another transaction holds. */
  readonly rowFault: (object: string, row: RawRecord) => SaveError | undefined;
  isActiveCurrency(code: string): boolean;
};

/** A row in the making: all its values, which of them the client sent, and what stood there before. */
export type Pending = {
  readonly data: Data;
  readonly caller: Caller;
  readonly object: ObjectSchema;
  /** The instant of the save, to the second. */
  readonly now: string;
  readonly before: SObjectRecord | undefined;
  readonly values: Record<string, Value>;
  readonly sent: ReadonlySet<string>;
};

export type Saved = {
  readonly data: Data;
  readonly now: string;
  readonly before: SObjectRecord | undefined;
  readonly after: SObjectRecord | undefined;
};

/** What a standard object does besides what its fields say. Each rule throws SaveFailure to refuse. */
export type ObjectRules = {
  /** Checks and derives values before the row is written. */
  readonly beforeSave?: (pending: Pending) => void;
  /** Brings other rows up to date; `after` is undefined when the row was deleted. */
  readonly afterSave?: (saved: Saved) => void;
  readonly beforeDelete?: (deletion: { data: Data; record: SObjectRecord }) => void;
};

/** The object of that name, which the schema is known to have. */
export const objectNamed = (data: Data, name: string): ObjectSchema => {
  const object = data.schema.find(name);
  if (object === undefined) throw new Error(`the schema has no ${name}`);
  return object;
};

/** The live row that a reference points to; undefined when it is empty or dangling. */
export const rowBehind = (data: Data, name: string, id: Value | undefined): SObjectRecord | undefined => {
  const row = typeof id === 'string' ? data.store.table(objectNamed(data, name)).get(id) : undefined;
  return row === undefined || row.IsDeleted === true ? undefined : row;
};

/** Live rows of `name` whose indexed `field` is `value`. */
export const rowsWhere = (data: Data, name: string, where: { field: string; value: Value }): readonly SObjectRecord[] =>
  data.store.table(objectNamed(data, name)).find(where.field, where.value);

/** Writes values the platform derives, such as totals, without running the object's rules again. */
export const derive = (
  data: Data,
  record: SObjectRecord,
  derived: { object: string; now: string; values: Readonly<Record<string, Value>> },
): void => {
  const { object, now, values } = derived;
  if (Object.entries(values).every(([name, value]) => record[name] === value)) return;
  const stamped = { ...record, ...values, LastModifiedDate: now, SystemModstamp: now };
  data.store.put(objectNamed(data, object), stamped);
};

/** What follows whenever a row was written: the rules of its object, and the summaries of its parents later on. */
export const afterWrite = (
  { data, object, now }: { readonly data: Data; readonly object: ObjectSchema; readonly now: string },
  before: SObjectRecord | undefined,
  after: SObjectRecord | undefined,
): void => {
  data.rules[object.name]?.afterSave?.({ data, now, before, after });
  data.touched.note({ object: object.name, before, after });
};
