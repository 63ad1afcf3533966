/**
 * `Database.insert` and its kin: one function for each verb, which reads from its arguments what they are, and the signatures it
 * goes by. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm
 */
import type { SaveChoices, SaveVerb } from '../../data/database-work.ts';
import { describe } from '../../describe/current.ts';
import { FieldToken } from '../../describe/tokens.ts';
import { callSiteOf } from '../../runtime/call-site.ts';
import { apexException, nullPointer } from '../../runtime/exceptions.ts';
import type { Callable } from '../../types/class-info.ts';
import { toId } from '../../values/convert.ts';
import { ApexList } from '../../values/list.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { AccessLevel } from '../system/access-level.ts';
import { DmlOptions, wishesOf } from './dml-options.ts';
import { MergeResult, resultList, type ResultKind } from './results.ts';
import { work } from './work.ts';

type Arguments = readonly unknown[];

const find = <Kind extends object>(args: Arguments, kind: abstract new (...given: never[]) => Kind): Kind | undefined =>
  args.find((arg): arg is Kind => arg instanceof kind);

/** What options say weighs more than a flag, which they come instead of. */
const allOrNoneIn = (args: Arguments): boolean => {
  const options = find(args, DmlOptions);
  if (options !== undefined) return options.optAllOrNone === true;
  return args.find((arg) => typeof arg === 'boolean') !== false;
};

export const accessIn = (args: Arguments): 'user' | 'system' =>
  find(args, AccessLevel)?.mode ?? callSiteOf(args).access;

const choicesIn = (args: Arguments): SaveChoices => {
  const field = find(args, FieldToken);
  const options = find(args, DmlOptions);
  return {
    allOrNone: allOrNoneIn(args),
    access: accessIn(args),
    sharing: callSiteOf(args).sharing,
    cutsTexts: options?.allowFieldTruncation === true,
    ...(options === undefined ? {} : { wishes: wishesOf(options) }),
    ...(field === undefined ? {} : { externalIdField: field.name }),
  };
};

/** A record that is known by its id alone. */
const recordWithId = (text: string): SObjectValue => {
  const id = toId(text) ?? '';
  const object = describe().schema.findByKeyPrefix(id.slice(0, 3));
  if (object === undefined) throw apexException('System.StringException', `Invalid id: ${text}`);
  return new SObjectValue(object.name, [['Id', id]]);
};

/** Ids become records. */
export const recordsIn = (subject: unknown): readonly unknown[] => {
  if (subject === null || subject === undefined) throw nullPointer();
  const items = subject instanceof ApexList ? subject.items : [subject];
  return items.map((item) => (typeof item === 'string' ? recordWithId(item) : item));
};

const saving =
  (verb: SaveVerb, kind: ResultKind): Callable =>
  (subject: unknown, ...args: Arguments): unknown => {
    const choices = choicesIn(args);
    const records = recordsIn(subject);
    const results = work().saveRecords(verb, records, choices);
    const failure = choices.allOrNone ? work().failureOf(verb, records, results) : undefined;
    if (failure !== undefined) throw failure;
    const list = resultList(kind, results);
    return subject instanceof ApexList ? list : list.items[0];
  };

const merging: Callable = (master: SObjectValue | null, subject: unknown, ...args: Arguments): unknown => {
  if (master === null) throw nullPointer();
  const losers = recordsIn(subject);
  const { allOrNone, access, sharing = 'without' } = choicesIn(args);
  const results = work().mergeRecords(master, losers, { allOrNone, access, sharing });
  const failure = allOrNone ? work().failureOf('merge', losers, results) : undefined;
  if (failure !== undefined) throw failure;
  const list = results.map(
    (row, at) =>
      new MergeResult(
        { ...row, id: master.id },
        [losers[at]].map((loser) => (loser instanceof SObjectValue ? loser.id : null)),
      ),
  );
  return subject instanceof ApexList ? new ApexList('List<Database.MergeResult>', list) : list[0];
};

const emptying: Callable = (subject: unknown): unknown => {
  const results = work().emptyRecycleBin(recordsIn(subject));
  const list = resultList('Database.EmptyRecycleBinResult', results);
  return subject instanceof ApexList ? list : list.items[0];
};

const RECORDS = ['SObject record', 'List<SObject> records'] as const;
const RECORDS_AND_IDS = [...RECORDS, 'Id recordId', 'List<Id> recordIds'] as const;

const FLAGS = [
  '',
  ', Boolean allOrNone',
  ', System.AccessLevel access',
  ', Boolean allOrNone, System.AccessLevel access',
];
const OPTIONS = [', Database.DMLOptions options', ', Database.DMLOptions options, System.AccessLevel access'];
const EXTERNAL_ID = FLAGS.map((tail) => `, Schema.SObjectField externalIdField${tail}`);

type Overloads = {
  readonly name: string;
  readonly kind: ResultKind;
  readonly subjects: readonly string[];
  readonly tails: readonly string[];
  readonly does: Callable;
};

/** Every signature of one method. A list of subjects is answered with a list. */
const overloads = ({ name, kind, subjects, tails, does }: Overloads): Readonly<Record<string, Callable>> =>
  Object.fromEntries(
    subjects.flatMap((subject) => {
      const type = /\bList<\w+> \w+$/.test(subject) ? `List<${kind}>` : kind;
      return tails.map((tail) => [`static ${type} ${name}(${subject}${tail})`, does]);
    }),
  );

const verb = (
  name: SaveVerb,
  kind: ResultKind,
  { subjects, tails }: Pick<Overloads, 'subjects' | 'tails'>,
): Readonly<Record<string, Callable>> => overloads({ name, kind, subjects, tails, does: saving(name, kind) });

export const saveMethods: Readonly<Record<string, Callable>> = {
  ...verb('insert', 'Database.SaveResult', { subjects: RECORDS, tails: [...FLAGS, ...OPTIONS] }),
  ...verb('update', 'Database.SaveResult', { subjects: RECORDS, tails: [...FLAGS, ...OPTIONS] }),
  ...verb('upsert', 'Database.UpsertResult', { subjects: RECORDS, tails: [...FLAGS, ...EXTERNAL_ID] }),
  ...verb('delete', 'Database.DeleteResult', { subjects: RECORDS_AND_IDS, tails: FLAGS }),
  ...verb('undelete', 'Database.UndeleteResult', { subjects: RECORDS_AND_IDS, tails: FLAGS }),
  ...overloads({
    name: 'merge',
    kind: 'Database.MergeResult',
    subjects: RECORDS_AND_IDS.map((subject) => `SObject master, ${subject}`),
    tails: FLAGS,
    does: merging,
  }),
  ...overloads({
    name: 'emptyRecycleBin',
    kind: 'Database.EmptyRecycleBinResult',
    subjects: RECORDS_AND_IDS,
    tails: [''],
    does: emptying,
  }),
};
