/**
 * The class Database: saves with a result for each record, queries given as text, savepoints.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm
 */
import type { Savepoint } from '../../data/database-work.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { libraryClass } from '../define.ts';
import { batchMethods } from './batch-methods.ts';
import { queryMethods } from './query-methods.ts';
import { saveMethods } from './save-methods.ts';
import { work } from './work.ts';

/** A savepoint as Apex holds it. */
export class SavepointValue extends ApexValue {
  readonly savepoint: Savepoint;

  constructor(savepoint: Savepoint) {
    super();
    this.savepoint = savepoint;
  }
}

const held = (value: SavepointValue | null): Savepoint => {
  if (value === null) throw nullPointer();
  return value.savepoint;
};

export const savepoint = libraryClass({
  name: 'System.Savepoint',
  holds: (value) => value instanceof SavepointValue,
  members: {},
});

export const database = libraryClass({
  name: 'System.Database',
  members: {
    ...saveMethods,
    ...queryMethods,
    ...batchMethods,
    'static System.Savepoint setSavepoint()': () => new SavepointValue(work().setSavepoint()),
    'static void rollback(System.Savepoint savepoint)': (value: SavepointValue | null) => {
      work().rollback(held(value));
    },
    'static void releaseSavepoint(System.Savepoint savepoint)': (value: SavepointValue | null) => {
      work().releaseSavepoint(held(value));
    },
  },
});
