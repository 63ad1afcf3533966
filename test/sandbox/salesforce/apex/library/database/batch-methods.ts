/**
 * The methods of Database that submit batch jobs.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm
 */
import { executeBatch } from '../../asynchrony/batch.ts';
import type { LibraryClass } from '../define.ts';

export const batchMethods: LibraryClass['members'] = {
  'static Id executeBatch(Object batchable)': (job: object | null) => executeBatch(job),
  'static Id executeBatch(Object batchable, Integer scope)': (job: object | null, scope: number | null) =>
    executeBatch(job, scope),
};
