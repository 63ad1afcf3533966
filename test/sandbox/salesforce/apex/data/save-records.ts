/**
 * Saves records of Apex with a result each: checked together, sent to the org in runs of one object, ids written back, limits
 * counted. DML statements and the class Database stand on it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_section.htm
 */
import { flowRightsOf } from '../../access/caller-org.ts';
import type { SaveWishes } from '../../data/save-hooks.ts';
import type { Org, RawRecord, SaveOptions, SaveResult } from '../../data/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { publishInserted } from '../asynchrony/events/publish.ts';
import { optionsOf, wishesOf } from '../library/database/dml-options.ts';
import { transaction } from '../runtime/current.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { checkSaveAccess, sharingOfSave, type SaveAction } from './access.ts';
import { checkedRecords, runsOf } from './checked-records.ts';
import type { RowError, RowResult, SaveChoices, SaveVerb } from './database-work.ts';
import { mixedDml } from './mixed-dml.ts';
import { selfReference } from './self-reference.ts';
import { sentRecord } from './sent-record.ts';

type Run = {
  readonly org: Org;
  readonly verb: SaveVerb;
  readonly object: ObjectSchema;
  readonly choices: SaveChoices;
};

const failed = (record: SObjectValue, error: RowError): RowResult => ({
  id: record.id,
  success: false,
  created: false,
  errors: [error],
});

const ROLLED_BACK: RowError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

const ID_IN_INSERT: RowError = {
  statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
  message: 'cannot specify Id in an insert call',
  fields: ['Id'],
};

const noId = (verb: SaveVerb): RowError => ({
  statusCode: 'MISSING_ARGUMENT',
  message: `Id not specified in ${verb === 'delete' || verb === 'undelete' ? 'a' : 'an'} ${verb} call`,
  fields: [],
});

/** What is wrong with a record before anything is sent. */
const refusalOf = (run: Run, record: SObjectValue): RowError | undefined =>
  idRefusal(run, record) ?? mixedDml(run.verb, record);

const idRefusal = ({ verb }: Run, record: SObjectValue): RowError | undefined => {
  if (verb === 'insert') return record.id === null ? undefined : ID_IN_INSERT;
  return verb === 'upsert' || record.id !== null ? selfReference(verb, record.id) : noId(verb);
};

type Batch = Pick<SaveOptions, 'allOrNone' | 'rights'> & { readonly object: string } & SaveWishes;

const raw = (
  run: Run,
  verb: 'insert' | 'update' | 'upsert',
  records: readonly SObjectValue[],
): readonly RawRecord[] => {
  const sending = { object: run.object, verb, cutsTexts: run.choices.cutsTexts === true };
  return records.map((record) => sentRecord(sending, record));
};

const idsOf = (records: readonly SObjectValue[]): readonly string[] => records.map(({ id }) => id ?? '');

/** How each verb is put to the org. */
const SENDERS: Readonly<
  Record<SaveVerb, (run: Run, batch: Batch, records: readonly SObjectValue[]) => readonly SaveResult[]>
> = {
  insert: (run, batch, records) =>
    run.org.insert(transaction().user, { ...batch, records: raw(run, 'insert', records) }),
  update: (run, batch, records) =>
    run.org.update(transaction().user, { ...batch, records: raw(run, 'update', records) }),
  upsert: (run, batch, records) =>
    run.org.upsert(transaction().user, {
      ...batch,
      externalIdField: run.choices.externalIdField ?? 'Id',
      records: raw(run, 'upsert', records),
    }),
  delete: (run, batch, records) => run.org.remove(transaction().user, { ...batch, ids: idsOf(records) }),
  undelete: (run, batch, records) => run.org.undelete(transaction().user, { ...batch, ids: idsOf(records) }),
};

/** Writes the id of a record that was inserted, or found by its key, back to it. */
const resultOf = (record: SObjectValue, { id, success, created, errors }: SaveResult): RowResult => {
  if (success && id !== null && record.id === null) record.fields.set('Id', id);
  return { id: id ?? record.id, success, created, errors };
};

const refusesByRow = ({ access, refusesByRow: byRow }: SaveChoices): boolean => access === 'user' && byRow === true;

const rightsIn = ({ org, choices }: Run): SaveOptions['rights'] =>
  refusesByRow(choices) ? flowRightsOf(org, transaction().user) : sharingOfSave(org, choices);

const saveRun = (run: Run, records: readonly SObjectValue[]): readonly RowResult[] => {
  if (run.object.kind === 'event' && run.verb === 'insert') return publishInserted(records);
  const refusals = records.map((record) => refusalOf(run, record));
  const sound = records.filter((_, at) => refusals[at] === undefined);
  const isHopeless = run.choices.allOrNone && sound.length < records.length;
  const { allOrNone, wishes } = run.choices;
  const batch = { object: run.object.name, allOrNone, rights: rightsIn(run), ...wishes };
  const saved = isHopeless || sound.length === 0 ? [] : SENDERS[run.verb](run, batch, sound);
  const results = saved.values();
  return records.map((record, at) => {
    const refusal = refusals[at];
    if (refusal !== undefined) return failed(record, refusal);
    const result = results.next().value;
    return result === undefined ? failed(record, ROLLED_BACK) : resultOf(record, result);
  });
};

/** Undeleting takes the right to delete; an upsert creates what has no id. */
const actionOn = (verb: SaveVerb, record: SObjectValue): SaveAction => {
  if (verb === 'upsert') return record.id === null ? 'create' : 'edit';
  if (verb === 'insert') return 'create';
  return verb === 'update' ? 'edit' : 'delete';
};

const runFor = (org: Org, { verb, choices }: Pick<Run, 'verb' | 'choices'>, records: readonly SObjectValue[]): Run => {
  const type = records[0]?.type ?? '';
  const object = org.schema.find(type);
  if (object === undefined) throw new Error(`the schema has no ${type}`);
  const mode = refusesByRow(choices) ? 'system' : choices.access;
  for (const [action, some] of Map.groupBy(records, (record) => actionOn(verb, record)))
    checkSaveAccess({ org, object, action }, mode, some);
  return { org, verb, object, choices };
};

/** Takes back what other runs of an operation saved. */
class TakeBack extends Error {}

const saveRuns = (
  org: Org,
  how: Pick<Run, 'verb' | 'choices'>,
  records: readonly SObjectValue[],
): readonly RowResult[] => {
  const runs = runsOf(records);
  const results: RowResult[] = [];
  const hasFailed = (): boolean => how.choices.allOrNone && results.some(({ success }) => !success);
  try {
    org.transaction(() => {
      for (const run of runs) {
        if (!hasFailed()) results.push(...saveRun(runFor(org, how, run), run));
      }
      if (hasFailed()) throw new TakeBack();
    });
    return results;
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error;
    return records.map((record, at) => takenBack(record, results[at]));
  }
};

/** A record that was good and does not stand: it has no id after all. */
const takenBack = (record: SObjectValue, result: RowResult | undefined): RowResult => {
  if (result?.success === false) return result;
  if (result?.created === true) record.fields.delete('Id');
  return failed(record, ROLLED_BACK);
};

/** Options of the call weigh more than those that the first record carries. */
const withOptions = (choices: SaveChoices, [first]: readonly SObjectValue[]): SaveChoices => {
  const options = first === undefined ? null : optionsOf(first);
  return choices.wishes !== undefined || options === null ? choices : { ...choices, wishes: wishesOf(options) };
};

/** As `DatabaseWork.saveRecords`. Nothing to save is nothing done: it counts against no limit. */
export const saveRecords = (
  org: Org,
  how: { readonly verb: SaveVerb; readonly choices: SaveChoices },
  values: readonly unknown[],
): readonly RowResult[] => {
  if (values.length === 0) return [];
  const running = transaction();
  const records = checkedRecords(how.verb, values);
  running.limits.use('dmlStatements');
  running.limits.use('dmlRows', records.length);
  running.hasUncommittedWork = true;
  return saveRuns(org, { ...how, choices: withOptions(how.choices, records) }, records);
};
