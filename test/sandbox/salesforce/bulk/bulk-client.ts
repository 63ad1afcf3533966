/** Bulk API calls by plain fetch, for tests: what a client without a library would send. */
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

export type JobInfo = Readonly<Record<string, unknown>> & { readonly id: string; readonly state: string };
export type Refusal = { readonly status: number; readonly errorCode: string; readonly message: string };

const jobInfo = z.looseObject({ id: z.string(), state: z.string() });
const refusal = z.tuple([z.object({ errorCode: z.string(), message: z.string() })]);
const csvRows = z.array(z.record(z.string(), z.string()));

/** Rows of a result file by column. */
export const rowsOf = (csv: string, delimiter = ','): readonly Record<string, string>[] =>
  csvRows.parse(parse(csv, { columns: true, delimiter }));

export const refusedBy = async (response: Response): Promise<Refusal> => ({
  status: response.status,
  ...refusal.parse(await response.json())[0],
});

/** @param kind which of the two job resources is meant */
export const bulkClient = (url: string, kind: 'ingest' | 'query') => {
  const base = `${url}/services/data/v68.0/jobs/${kind}`;
  const json = (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(base + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const infoOf = async (response: Response): Promise<JobInfo> => jobInfo.parse(await response.json());
  const info = async (id: string): Promise<JobInfo> => infoOf(await fetch(`${base}/${id}`));

  const ended = async (id: string): Promise<JobInfo> => {
    const job = await info(id);
    if (job.state !== 'UploadComplete' && job.state !== 'InProgress') return job;
    await wait(10);
    return ended(id);
  };

  return {
    base,
    json,
    info,
    infoOf,
    /** Waits for the job to end. */
    ended,
    text: async (path: string): Promise<string> => (await fetch(base + path)).text(),
    upload: (id: string, csv: string): Promise<Response> =>
      fetch(`${base}/${id}/batches`, { method: 'PUT', headers: { 'content-type': 'text/csv' }, body: csv }),
    /** Creates a job, uploads, closes it and waits for its end. */
    async run(request: object, csv: string): Promise<JobInfo> {
      const { id } = await infoOf(await json('POST', '', request));
      await fetch(`${base}/${id}/batches`, { method: 'PUT', body: csv });
      await json('PATCH', `/${id}`, { state: 'UploadComplete' });
      return ended(id);
    },
  };
};
