/**
 * Approval: records that are locked against editing, and approval processes.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm
 */
import type { RowResult } from '../../data/database-work.ts';
import { transaction } from '../../runtime/current.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import type { Callable } from '../../types/class-info.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { resultClass, resultList, type ResultKind } from '../database/results.ts';
import { libraryClass, type LibraryClass } from '../define.ts';
import { processClasses, processMethods } from './process.ts';

const idOf = (subject: unknown): string => {
  const id = subject instanceof SObjectValue ? subject.id : subject;
  if (typeof id !== 'string') throw nullPointer();
  return id;
};

const subjectsIn = (subject: unknown): readonly unknown[] => (subject instanceof ApexList ? subject.items : [subject]);

const locking =
  (kind: ResultKind, change: (id: string) => void): Callable =>
  (subject: unknown): unknown => {
    const rows = subjectsIn(subject).map((one): RowResult => {
      const id = idOf(one);
      change(id);
      return { id, success: true, created: false, errors: [] };
    });
    const list = resultList(kind, rows);
    return subject instanceof ApexList ? list : list.items[0];
  };

const lock = locking('Approval.LockResult', (id) => transaction().data.org.locks.add(id));
const unlock = locking('Approval.UnlockResult', (id) => transaction().data.org.locks.remove(id));

const isLocked = (subject: unknown): unknown => {
  const { locks } = transaction().data.org;
  if (!(subject instanceof ApexList)) return locks.has(idOf(subject));
  return new ApexMap(
    'Map<Id,Boolean>',
    subject.items.map((one) => [idOf(one), locks.has(idOf(one))] as const),
  );
};

const SUBJECTS = ['SObject record', 'Id recordId', 'List<SObject> records', 'List<Id> recordIds'];

const isList = (subject: string): boolean => subject.startsWith('List<');

const lockRows = (name: string, kind: ResultKind, does: Callable): Readonly<Record<string, Callable>> =>
  Object.fromEntries(
    SUBJECTS.flatMap((subject) => {
      const type = isList(subject) ? `List<${kind}>` : kind;
      return ['', ', Boolean allOrNone'].map((tail) => [`static ${type} ${name}(${subject}${tail})`, does]);
    }),
  );

export const approvalClasses: readonly LibraryClass[] = [
  libraryClass({
    name: 'System.Approval',
    members: {
      ...processMethods,
      ...lockRows('lock', 'Approval.LockResult', lock),
      ...lockRows('unlock', 'Approval.UnlockResult', unlock),
      ...Object.fromEntries(
        SUBJECTS.map((subject) => [
          `static ${isList(subject) ? 'Map<Id,Boolean>' : 'Boolean'} isLocked(${subject})`,
          isLocked,
        ]),
      ),
    },
  }),
  resultClass('Approval.LockResult'),
  resultClass('Approval.UnlockResult'),
  ...processClasses,
];
