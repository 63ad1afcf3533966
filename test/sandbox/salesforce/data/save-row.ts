import type { ObjectSchema } from '../schema/types.ts';
import { isCompound } from '../schema/field.ts';
import { autoNumber } from './auto-number.ts';
import { defaultByFormula } from './default-formula.ts';
import { checkParents, checkRequired, checkUnique } from './check-row.ts';
import { rowBehind, type Data, type Pending } from './context.ts';
import { readDraft, type Draft } from './read-draft.ts';
import { normalizedId } from './record-id.ts';
import { refusals, SaveFailure } from './save-failure.ts';
import type { Caller, RawRecord, SObjectRecord, Value } from './types.ts';

/**
 * The one way a row is saved: read what was sent, fill defaults, check, apply the object's own rules, write, and let the
 * rules bring other rows up to date. Triggers and flows will join before and after the write.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
export type Save = {
  readonly data: Data;
  readonly caller: Caller;
  readonly object: ObjectSchema;
  readonly valuesAre: 'json' | 'text';
  /** The instant of the save, to the second. */
  readonly now: string;
};

const blanks = new WeakMap<ObjectSchema, Readonly<Record<string, Value>>>();

/** A row with every stored field empty, always in the same order so that rows share one shape. */
const blankRow = (object: ObjectSchema): Readonly<Record<string, Value>> => {
  const known =
    blanks.get(object) ??
    Object.fromEntries(
      [...object.fields.values()]
        .filter((field) => !field.calculated && !isCompound(field))
        .map((field) => [field.name, field.type === 'boolean' ? false : null]),
    );
  blanks.set(object, known);
  return known;
};

const defaultValues = ({ object, now }: Save, sent: Draft): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const field of object.fields.values()) {
    if (field.name in sent) continue;
    if (field.defaultValue !== undefined) values[field.name] = field.defaultValue;
    else if (field.defaultFormula !== undefined) values[field.name] = defaultByFormula(field, now);
  }
  return values;
};

const masterOf = (save: Save, draft: Draft): SObjectRecord | undefined => {
  const fields = [...save.object.fields.values()];
  const master = fields.find((field) => field.deleteConstraint === 'Cascade' && field.required);
  const sent = draft[master?.name ?? ''];
  return typeof sent === 'string' ? rowBehind(save.data, master?.referenceTo[0] ?? '', normalizedId(sent)) : undefined;
};

/** A detail record is in its master's currency unless told otherwise, any other in its author's. */
const currencyOf = (save: Save, draft: Draft): Value =>
  masterOf(save, draft)?.CurrencyIsoCode ??
  rowBehind(save.data, 'User', save.caller.userId)?.DefaultCurrencyIsoCode ??
  null;

const systemValues = (save: Save, draft: Draft): Record<string, Value> => {
  const { object, caller, now } = save;
  const stamps = {
    CreatedDate: now,
    CreatedById: caller.userId,
    LastModifiedDate: now,
    LastModifiedById: caller.userId,
    SystemModstamp: now,
  };
  const owner = object.fields.has('ownerid') ? { OwnerId: draft.OwnerId ?? caller.userId } : {};
  const currency =
    object.fields.has('currencyisocode') && !('CurrencyIsoCode' in draft)
      ? { CurrencyIsoCode: currencyOf(save, draft) }
      : {};
  return { ...stamps, ...owner, ...currency };
};

const numbers = (save: Save): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const field of save.object.fields.values()) {
    if (field.autoNumberFormat === undefined) continue;
    const ordinal = save.data.store.nextNumber(`${save.object.name}.${field.name}`);
    values[field.name] = autoNumber(field.autoNumberFormat, { ordinal, now: save.now });
  }
  return values;
};

const check = (pending: Pending): void => {
  checkParents(pending);
  pending.data.rules[pending.object.name]?.beforeSave?.(pending);
  checkRequired(pending);
  checkUnique(pending);
};

const strikeRowFault = (save: Save): void => {
  const fault = save.data.rowFault(save.object.name);
  if (fault !== undefined) throw new SaveFailure([fault]);
};

const write = (save: Save, before: SObjectRecord | undefined, after: SObjectRecord): void => {
  save.data.store.save(save.object, after);
  save.data.rules[save.object.name]?.afterSave?.({ data: save.data, now: save.now, before, after });
};

/**
 * Saves a new row and returns its id.
 * @throws SaveFailure with the platform's reason
 */
export const insertRow = (save: Save, raw: RawRecord): string => {
  const { data, caller, object, now } = save;
  if (!object.createable) throw refusals.notOperable('inserted', object.label);
  strikeRowFault(save);
  const draft = readDraft(save, raw, 'insert');
  const values: Record<string, Value> = { ...blankRow(object), ...defaultValues(save, draft), ...draft };
  Object.assign(values, systemValues(save, draft));
  check({ data, caller, object, now, before: undefined, values, sent: new Set(Object.keys(draft)) });
  const id = data.store.nextId(object);
  Object.assign(values, numbers(save), { Id: id });
  const name = object.kind === 'custom' && values.Name === null ? { Name: id } : {};
  write(save, undefined, { ...values, ...name, Id: id });
  return id;
};

/** The row an update or delete means. */
export const existingRow = (save: Pick<Save, 'data' | 'object'>, sent: unknown): SObjectRecord => {
  const id = typeof sent === 'string' ? normalizedId(sent) : undefined;
  if (id?.startsWith(save.object.keyPrefix) !== true) {
    throw new SaveFailure([
      {
        statusCode: 'MALFORMED_ID',
        message: `${save.object.label} ID: id value of incorrect type: ${String(sent)}`,
        fields: ['Id'],
      },
    ]);
  }
  const row = save.data.store.table(save.object).get(id);
  if (row === undefined) throw refusals.unknownReference();
  if (row.IsDeleted === true) throw refusals.deleted();
  return row;
};

const idIn = (raw: RawRecord): unknown => Object.entries(raw).find(([name]) => name.toLowerCase() === 'id')?.[1];

/**
 * Saves changes to the row named by `Id` in `raw` and returns its id.
 * @throws SaveFailure with the platform's reason
 */
export const updateRow = (save: Save, raw: RawRecord): string => {
  const { data, caller, object, now } = save;
  if (!object.updateable) throw refusals.notOperable('updated', object.label);
  const id = idIn(raw);
  if (id === undefined || id === null) {
    throw new SaveFailure([
      { statusCode: 'MISSING_ARGUMENT', message: 'Id not specified in an update call', fields: [] },
    ]);
  }
  const before = existingRow(save, id);
  strikeRowFault(save);
  const draft = readDraft(save, raw, 'update');
  const stamps = { LastModifiedDate: now, LastModifiedById: caller.userId, SystemModstamp: now };
  const values: Record<string, Value> = { ...before, ...draft, ...stamps };
  check({ data, caller, object, now, before, values, sent: new Set(Object.keys(draft)) });
  write(save, before, { ...values, Id: before.Id });
  return before.Id;
};
