import type { ApiAnswer } from '../http/exchange.ts';

/**
 * One asynchronous job: tasks that wait, are worked on one after the other or side by side, and keep their answers.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_161251386312.html
 */
export type Progress = 'pending' | 'processing' | 'succeeded' | 'failed';

export type TaskWork = () => Promise<ApiAnswer>;

export type Task = {
  readonly id: string;
  readonly work: TaskWork;
  /** Milliseconds of the job's time at which the task starts and ends. */
  readonly startsAt: number;
  readonly endsAt: number;
  answer: ApiAnswer | undefined;
};

export type Job = {
  readonly id: string;
  readonly tasks: readonly Task[];
  /** The answers are transient: only a request that prefers `transient` may read them. */
  readonly needsTransient: boolean;
};

export type JobTiming = {
  readonly now: number;
  readonly pendingMilliseconds: number;
  readonly processingMilliseconds: number;
  readonly parallel: boolean;
};

/** Tasks in their order with the times at which they start and end. */
export const scheduledTasks = (work: readonly TaskWork[], timing: JobTiming): readonly Task[] => {
  const { now, pendingMilliseconds, processingMilliseconds, parallel } = timing;
  return work.map((task, index) => {
    const startsAt = now + pendingMilliseconds + (parallel ? 0 : index * processingMilliseconds);
    return {
      id: String(index + 1),
      work: task,
      startsAt,
      endsAt: startsAt + processingMilliseconds,
      answer: undefined,
    };
  });
};

/** How far a task is; one whose answer is a refusal has failed. */
export const taskProgress = ({ answer, startsAt }: Task, now: number): Progress => {
  if (answer !== undefined) return answer.status < 400 ? 'succeeded' : 'failed';
  return now >= startsAt ? 'processing' : 'pending';
};

/** How far a job is: it succeeds by running to its end, even when every one of its tasks failed. */
export const jobProgress = ({ tasks }: Job, now: number): Progress => {
  if (tasks.every((task) => task.answer !== undefined)) return 'succeeded';
  return tasks.some((task) => taskProgress(task, now) !== 'pending') ? 'processing' : 'pending';
};
