import { z } from 'zod';
import { batchJob, PRIORITY, type JobRequest } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import { errorLogReport, sourceKeyOf } from './error-log-entry.ts';
import type { ErrorLogs, FailureRecord, FailureReports, ReportResult } from './ports.ts';
import { defineTask, type Task } from './task.ts';

/**
 * Whatever is parked, taken up again or resolved is told to Salesforce, by one task in batches. A report that fails loses
 * nothing: the failure stays in the ledger and is reported later.
 */

export const REPORT_TASK = 'report-failures';
/** What Salesforce takes in one collection request. */
const BATCH = 200;

export type ReportNeeds = { readonly reports: FailureReports; readonly errorLogs: ErrorLogs; readonly log: Log };

const report = async (needs: ReportNeeds, records: readonly FailureRecord[]): Promise<number> => {
  const refusals = await needs.errorLogs.upsert(records.map(errorLogReport));
  const results = records.map(({ id, revision }): ReportResult => ({
    id,
    revision,
    refused: refusals.get(sourceKeyOf(id)),
  }));
  await needs.reports.noted(results);
  for (const { id, refused } of results.filter((result) => result.refused !== undefined)) {
    const fields = { journey: 'integration-health', step: 'report-failures', outcome: 'refused' };
    needs.log.error({ ...fields, failureId: id, cause: refused }, 'Salesforce refused the record of a failure');
  }
  return records.length;
};

/** Tells Salesforce everything that is due; answers how many failures that were. */
export const reportFailures = (needs: ReportNeeds) => async (): Promise<number> => {
  let told = 0;
  for (;;) {
    const records = await needs.reports.due(BATCH);
    if (records.length === 0) return told;
    told += await report(needs, records);
  }
};

/** The job that reports; one at a time, so that an older state never overwrites a newer one. */
export const reportJob: JobRequest = { ...batchJob(REPORT_TASK), priority: PRIORITY.news };

export const reportFailuresTask = (needs: ReportNeeds): Task =>
  defineTask({
    name: REPORT_TASK,
    flow: 'Events',
    payload: z.object({}),
    run: reportFailures(needs),
    neverParks: true,
  });
