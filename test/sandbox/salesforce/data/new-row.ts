/** What a new row holds before anyone's own values: blanks, defaults, stamps, an owner, a currency, running numbers. */
import { isCompound } from '../schema/field.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { autoNumber } from './auto-number.ts';
import { objectNamed, rowBehind, type Data } from './context.ts';
import { defaultRecordType } from './default-record-type.ts';
import { defaultByFormula } from './default-formula.ts';
import { formulaSurrounding } from './formula-surrounding.ts';
import type { Draft } from './read-draft.ts';
import { normalizedId } from './record-id.ts';
import type { SaveRights } from './save-rights.ts';
import type { Caller, SObjectRecord, Value } from './types.ts';

export type Save = {
  readonly data: Data;
  readonly caller: Caller;
  readonly object: ObjectSchema;
  readonly valuesAre: 'json' | 'text';
  /** The instant of the save, to the second. */
  readonly now: string;
  /** What the caller may do; everything when left out. */
  readonly rights?: SaveRights | undefined;
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

const defaultValues = (save: Save, sent: Draft): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const field of save.object.fields.values()) {
    if (field.name in sent) continue;
    if (field.defaultValue !== undefined) values[field.name] = field.defaultValue;
    else if (field.defaultFormula !== undefined) values[field.name] = defaultByFormula(field, formulaSurrounding(save));
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

const recordTypeOf = ({ data, caller, object }: Save): Value => {
  const user = rowBehind(data, 'User', caller.userId);
  const profile = rowBehind(data, 'Profile', user?.ProfileId)?.Name;
  const name = defaultRecordType(data.schema, { profile, object: object.name });
  if (name === undefined) return null;
  for (const { Id, SobjectType, DeveloperName, IsActive } of data.store.table(objectNamed(data, 'RecordType')).live())
    if (SobjectType === object.name && DeveloperName === name && IsActive === true) return Id;
  return null;
};

/** When and by whom a row is changed. */
export const changeStamps = ({ caller, now }: Save): Record<string, Value> => ({
  LastModifiedDate: now,
  LastModifiedById: caller.userId,
  SystemModstamp: now,
});

const systemValues = (save: Save, draft: Draft): Record<string, Value> => {
  const { object, caller, now } = save;
  const stamps = { CreatedDate: now, CreatedById: caller.userId, ...changeStamps(save) };
  const owner = object.fields.has('ownerid') ? { OwnerId: draft.OwnerId ?? caller.userId } : {};
  const currency =
    object.fields.has('currencyisocode') && !('CurrencyIsoCode' in draft)
      ? { CurrencyIsoCode: currencyOf(save, draft) }
      : {};
  const isTyped = object.fields.has('recordtypeid') && !('RecordTypeId' in draft);
  const recordType = isTyped ? { RecordTypeId: recordTypeOf(save) } : {};
  return { ...stamps, ...owner, ...currency, ...recordType };
};

/** The values of a new row, all but its id and its numbers. */
export const newRow = (save: Save, draft: Draft): Record<string, Value> => ({
  ...blankRow(save.object),
  ...defaultValues(save, draft),
  ...draft,
  ...systemValues(save, draft),
});

/** Values of auto-number fields. */
export const runningNumbers = (save: Save): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const field of save.object.fields.values()) {
    if (field.autoNumberFormat === undefined) continue;
    const ordinal = save.data.store.nextNumber(`${save.object.name}.${field.name}`);
    const { startingNumber = 1 } = field;
    values[field.name] = autoNumber(field.autoNumberFormat, { ordinal: ordinal + startingNumber - 1, now: save.now });
  }
  return values;
};
