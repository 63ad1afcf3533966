/**
 * What a batch class implements: `Database.Batchable` and the interfaces that mark what it keeps and does.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_database_batchable.htm
 */
import { abstractMember, libraryInterface, type LibraryClass } from '../define.ts';
import { PlainObject } from '../system/plain-object.ts';

const marker = (name: string): LibraryClass => libraryInterface({ name: `Database.${name}`, members: {} });

export const batchInterfaces: readonly LibraryClass[] = [
  libraryInterface({
    name: 'Database.Batchable<T>',
    members: {
      'Iterable<T> start(Database.BatchableContext context)': abstractMember,
      'void execute(Database.BatchableContext context, List<T> scope)': abstractMember,
      'void finish(Database.BatchableContext context)': abstractMember,
    },
  }),
  libraryInterface({
    name: 'Database.BatchableContext',
    holds: (value) => value instanceof PlainObject && value.apexType === 'Database.BatchableContext',
    members: {
      'Id getJobId()': (self: PlainObject) => self.get('jobId'),
      'Id getChildJobId()': (self: PlainObject) => self.get('childJobId'),
    },
  }),
  marker('AllowsCallouts'),
  marker('RaisesPlatformEvents'),
  marker('Stateful'),
];
