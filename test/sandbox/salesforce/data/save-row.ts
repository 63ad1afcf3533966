import type { ObjectSchema } from '../schema/types.ts';
import { checkParents, checkRequired, checkUnique } from './check-row.ts';
import { checkRecordType } from './check-record-type.ts';
import { checkValidationRules } from './check-rules.ts';
import { afterWrite, type Pending } from './context.ts';
import { checkMastersUnlocked, checkUnlocked } from './locks.ts';
import { changeStamps, newRow, runningNumbers, type Save } from './new-row.ts';
import type { Prepared, SavedRow } from './prepared.ts';
import { readDraft, type Draft } from './read-draft.ts';
import { normalizedId } from './record-id.ts';
import { refused, refusals, SaveFailure } from './save-failure.ts';
import { checkObjectRight, checkParentRights, checkRowRight } from './save-rights.ts';
import type { RawRecord, SObjectRecord, Value } from './types.ts';

/**
 * The one way a row is saved: read what was sent, fill defaults, check its form and its parents; then, once hooks have had their
 * say, apply the object's own rules, check what is required, valid and unique, write, and let the rules bring other rows up to date.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */

/** A row in the making, whose sent fields grow by what hooks change. */
type Making = Pending & { readonly sent: Set<string> };

/** How much of the checks a save goes through: what the platform itself writes passes no validation rules. */
type Rigour = 'all' | 'system';

const checkAll = (pending: Pending, rigour: Rigour): void => {
  pending.data.rules[pending.object.name]?.beforeSave?.(pending);
  checkRequired(pending);
  checkRecordType(pending);
  if (rigour === 'all') checkValidationRules(pending);
};

const strikeRowFault = (save: Save, row: RawRecord): void => {
  const fault = save.data.rowFault(save.object.name, row);
  if (fault !== undefined) throw new SaveFailure([fault]);
};

const write = (save: Save, before: SObjectRecord | undefined, after: SObjectRecord): void => {
  save.data.store.save(save.object, after);
  afterWrite(save, before, after);
};

const take = (save: Save, making: Making, changes: RawRecord): void => {
  const draft = readDraft(save, changes, making.before === undefined ? 'insert' : 'update');
  const names = Object.keys(draft);
  Object.assign(making.values, draft);
  checkParents({ ...making, sent: new Set(names) });
  for (const name of names) making.sent.add(name);
};

const makingOf = (save: Save, before: SObjectRecord | undefined, draft: Draft): Making => {
  const { data, caller, object, now } = save;
  const values: Record<string, Value> =
    before === undefined ? newRow(save, draft) : { ...before, ...draft, ...changeStamps(save) };
  const making = { data, caller, object, now, before, values, sent: new Set(Object.keys(draft)) };
  checkParents(making);
  return making;
};

const insertMade = (save: Save, making: Making): SavedRow => {
  const { data, object } = save;
  const { values } = making;
  checkUnique(making);
  const id = data.store.nextId(object);
  const name = object.kind === 'custom' && values.Name === null ? { Name: id } : {};
  write(save, undefined, { ...values, ...name, ...runningNumbers(save), Id: id });
  return { id, created: true };
};

/** The present row with this save's values, should another save have come in between. */
const rebased = (save: Save, making: Making, id: string): Making => {
  const present = existingRow(save, id);
  if (present === making.before) return making;
  const own = Object.fromEntries([...making.sent].map((name) => [name, making.values[name] ?? null]));
  return { ...making, before: present, values: { ...present, ...own, ...changeStamps(save) } };
};

const insertion = (save: Save, making: Making): Prepared => {
  let id: string | undefined;
  const written = (): SObjectRecord | undefined =>
    id === undefined ? undefined : save.data.store.table(save.object).get(id);
  return {
    operation: 'insert',
    before: undefined,
    values: () => making.values,
    change: (changes) => take(save, making, changes),
    check: () => checkAll(making, 'all'),
    write() {
      const saved = insertMade(save, making);
      id = saved.id;
      return saved;
    },
    written,
    again(changes) {
      const row = written();
      return row === undefined ? undefined : prepareAgain(save, { row, shown: row }, changes);
    },
  };
};

/** A row that changes; `shown` is what hooks are told that it was. */
type Changing = { readonly making: Making; readonly shown: SObjectRecord; readonly rigour: Rigour };

const change = (save: Save, { making, shown, rigour }: Changing): Prepared => {
  const { Id: id } = shown;
  let checked = making;
  const written = (): SObjectRecord | undefined => save.data.store.table(save.object).get(id);
  const check = (): void => {
    checked = rebased(save, checked, id);
    checkAll(checked, rigour);
  };
  return {
    operation: 'update',
    before: shown,
    values: () => checked.values,
    change: (changes) => take(save, making, changes),
    check,
    write() {
      // Another save of the same row came in between, such as one earlier in the same chunk.
      if (existingRow(save, id) !== checked.before) check();
      checkUnique(checked);
      write(save, checked.before, { ...checked.values, Id: id });
      return { id, created: false };
    },
    written,
    again(changes) {
      const row = written();
      return row === undefined ? undefined : prepareAgain(save, { row, shown }, changes);
    },
  };
};

/** Values for a row that has just been saved. @param rows the row as it is, and as hooks are told that it was */
function prepareAgain(
  save: Save,
  { row, shown }: { readonly row: SObjectRecord; readonly shown: SObjectRecord },
  changes: RawRecord,
): Prepared {
  const making = makingOf(save, row, readDraft(save, changes, 'update'));
  return change(save, { making, shown, rigour: 'system' });
}

/** What hooks and rules make of a row is nobody's to refuse. */
const asPlatform = (save: Save): Save => ({ ...save, rights: undefined });

/**
 * A new row, ready to be written.
 * @throws SaveFailure with the platform's reason
 */
export const prepareInsert = (save: Save, raw: RawRecord): Prepared => {
  if (!save.object.createable) throw refusals.notOperable('inserted', save.object.label);
  checkObjectRight(save, 'insert');
  strikeRowFault(save, raw);
  const draft = readDraft(save, raw, 'insert');
  checkParentRights(save, draft);
  checkMastersUnlocked(save, draft);
  const making = makingOf(save, undefined, draft);
  return insertion(asPlatform(save), making);
};

/** The row of that id, in the recycle bin or not. */
export const rowOfId = (save: { data: Save['data']; object: ObjectSchema }, sent: unknown): SObjectRecord => {
  const id = typeof sent === 'string' ? normalizedId(sent) : undefined;
  if (id?.startsWith(save.object.keyPrefix) !== true) {
    const message = `${save.object.label} ID: id value of incorrect type: ${String(sent)}`;
    throw refused('MALFORMED_ID', message, ['Id']);
  }
  const row = save.data.store.table(save.object).get(id);
  if (row === undefined) throw refusals.unknownReference();
  return row;
};

/** The row an update or delete means. */
export const existingRow = (save: { data: Save['data']; object: ObjectSchema }, sent: unknown): SObjectRecord => {
  const row = rowOfId(save, sent);
  if (row.IsDeleted === true) throw refusals.deleted();
  return row;
};

const idIn = (raw: RawRecord): unknown => Object.entries(raw).find(([name]) => name.toLowerCase() === 'id')?.[1];

/**
 * Changes to the row named by `Id` in `raw`, ready to be written.
 * @throws SaveFailure with the platform's reason
 */
export const prepareUpdate = (save: Save, raw: RawRecord): Prepared => {
  if (!save.object.updateable) throw refusals.notOperable('updated', save.object.label);
  const id = idIn(raw);
  if (id === undefined || id === null) throw refused('MISSING_ARGUMENT', 'Id not specified in an update call', []);
  checkObjectRight(save, 'update');
  const before = existingRow(save, id);
  checkRowRight(save, before, 'edit');
  checkUnlocked(save, before);
  strikeRowFault(save, { ...before, ...raw });
  const draft = readDraft(save, raw, 'update');
  checkParentRights(save, Object.fromEntries(Object.entries(draft).filter(([name, value]) => before[name] !== value)));
  const making = makingOf(save, before, draft);
  return change(asPlatform(save), { making, shown: before, rigour: 'all' });
};

/**
 * Values that an action of the platform sets, such as a field update of an approval, ready to be written: neither locks nor
 * validation rules stand in its way.
 * @throws SaveFailure when the row is not there
 */
export const prepareFieldUpdate = (save: Save, raw: RawRecord): Prepared => {
  const row = existingRow(save, idIn(raw));
  return prepareAgain(save, { row, shown: row }, raw);
};

/**
 * Values that the platform works out for a row, such as its summaries, ready to be written.
 * @throws SaveFailure when the row is not there
 */
export const prepareDerived = (save: Save, id: string, derived: Readonly<Record<string, Value>>): Prepared => {
  const before = existingRow(save, id);
  const { LastModifiedDate, SystemModstamp } = changeStamps(save);
  const values = {
    ...before,
    ...derived,
    LastModifiedDate: LastModifiedDate ?? null,
    SystemModstamp: SystemModstamp ?? null,
  };
  const { data, caller, object, now } = save;
  const making: Making = { data, caller, object, now, before, values, sent: new Set(Object.keys(derived)) };
  return change(save, { making, shown: before, rigour: 'all' });
};
