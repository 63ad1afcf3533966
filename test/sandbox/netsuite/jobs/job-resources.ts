import { COLLECTION, ok, preferencesOf, selfLink, type ApiAnswer, type ApiRequest } from '../http/exchange.ts';
import { badRequest, recordDoesNotExist } from '../http/netsuite-error.ts';
import type { Settings } from '../settings.ts';
import { jobProgress, taskProgress, type Job, type Progress, type Task } from './job.ts';

/**
 * What can be read about a job: its state, its tasks, the state of one and the answer it ended with.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_161278579295.html
 */
export const JOB_PATH = '/services/rest/async/v1/job';

type Found = { readonly job: Job; readonly now: number; readonly url: string; readonly request: ApiRequest };
type FoundTask = Found & { readonly task: Task };

const isDone = (progress: Progress): boolean => progress === 'succeeded' || progress === 'failed';
const instant = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

const times = (startsAt: number, endsAt: number, progress: Progress): { startTime?: string; endTime?: string } => ({
  ...(progress === 'pending' ? {} : { startTime: instant(startsAt) }),
  ...(isDone(progress) ? { endTime: instant(endsAt) } : {}),
});

const jobResource = ({ job, now, url }: Found): ApiAnswer => {
  const progress = jobProgress(job, now);
  const startsAt = Math.min(...job.tasks.map((task) => task.startsAt));
  const endsAt = Math.max(...job.tasks.map((task) => task.endsAt));
  return ok({
    links: selfLink(url),
    completed: isDone(progress),
    ...times(startsAt, endsAt, progress),
    id: job.id,
    progress,
    task: { links: selfLink(`${url}/task`) },
  });
};

const taskCollection = ({ job, url }: Found): ApiAnswer =>
  ok(
    {
      links: selfLink(`${url}/task`),
      count: job.tasks.length,
      hasMore: false,
      items: job.tasks.map((task) => ({ links: selfLink(`${url}/task/${task.id}`) })),
      offset: 0,
      totalResults: job.tasks.length,
    },
    COLLECTION,
  );

const taskResource = ({ task, now, url }: FoundTask): ApiAnswer => {
  const progress = taskProgress(task, now);
  const href = `${url}/task/${task.id}`;
  return ok({
    links: selfLink(href),
    completed: isDone(progress),
    ...times(task.startsAt, task.endsAt, progress),
    id: task.id,
    progress,
    result: { links: selfLink(`${href}/result`) },
  });
};

const taskResult = ({ job, task, request }: FoundTask, settings: Settings): ApiAnswer => {
  if (task.answer === undefined) throw recordDoesNotExist();
  if (job.needsTransient && !preferencesOf(request).includes('transient'))
    throw badRequest(settings.missingTransient.errorCode, settings.missingTransient.detail, { errorHeader: 'Prefer' });
  return task.answer;
};

const JOB_URL = /^\/([^/]+)(?:\/(task)(?:\/([^/]+)(?:\/(result))?)?)?$/;

const taskIn = (job: Job, id: string): Task => {
  const task = job.tasks.find((one) => one.id === id);
  if (task === undefined) throw recordDoesNotExist();
  return task;
};

/**
 * Answers `GET /services/rest/async/v1/job/{id}[/task[/{task}[/result]]]`.
 * @throws NetSuiteError 404 for a job or task there is none of, and for the result of an unfinished task
 */
export const readJob = (
  request: ApiRequest,
  { find, now, settings }: { find: (id: string) => Job | undefined; now: number; settings: Settings },
): ApiAnswer => {
  const [, jobId = '', taskWord, taskId, resultWord] = JOB_URL.exec(request.path.slice(JOB_PATH.length)) ?? [];
  const job = request.method === 'GET' ? find(jobId) : undefined;
  if (job === undefined) throw recordDoesNotExist();
  const found = { job, now, url: `${request.baseUrl}${JOB_PATH}/${jobId}`, request };
  if (taskWord === undefined) return jobResource(found);
  if (taskId === undefined) return taskCollection(found);
  const foundTask = { ...found, task: taskIn(job, taskId) };
  return resultWord === undefined ? taskResource(foundTask) : taskResult(foundTask, settings);
};
