import { z } from 'zod';
import { needsAPerson } from '../shared/failure.ts';
import type { JobRequest } from '../shared/jobs.ts';
import type { FlowLabel } from './flows.ts';
import { defineTask, type Task } from './task.ts';

/** A request that came as a platform event and cannot be read: a failure with the words for the person who made it. */

const payload = z.strictObject({ eventUuid: z.string(), cause: z.string() });

export type UnreadableRequests = {
  readonly task: string;
  readonly flow: FlowLabel;
  /** What was asked for, at the beginning of a sentence. */
  readonly request: string;
  readonly advice: string;
};

/** The task that parks such requests. */
export const unreadableRequestTask = ({ task, flow, request, advice }: UnreadableRequests): Task =>
  defineTask({
    name: task,
    flow,
    payload,
    run: ({ eventUuid, cause }) =>
      Promise.reject(
        needsAPerson({
          code: 'EVENT_UNREADABLE',
          message: `${request} (event ${eventUuid}) cannot be read: ${cause}`,
          advice,
          owner: 'salesforce-admin',
        }),
      ),
  });

/** The job for one such event. */
export const unreadableRequestJob = (task: string, content: z.infer<typeof payload>): JobRequest => ({
  task,
  payload: content,
  key: `unreadable:${content.eventUuid}`,
});
