import { z } from 'zod';
import { defineTask, type Task } from '../../src/integration-health/index.ts';

/** A task that meets, run after run, what a test lines up for it; when the line is empty it succeeds. */

export type FailingTask = {
  readonly task: Task;
  /** Lines up what the next runs throw. */
  readonly fails: (...thrown: unknown[]) => void;
  readonly ran: () => number;
};

export const failingTask = (name: string, about: { neverParks?: boolean } = {}): FailingTask => {
  const line: unknown[] = [];
  let runs = 0;
  return {
    fails: (...thrown) => void line.push(...thrown),
    ran: () => runs,
    task: defineTask({
      name,
      flow: 'Events',
      payload: z.strictObject({ contractId: z.string() }),
      about: ({ contractId }) => ({
        correlationId: `ob-${contractId}`,
        subject: { object: 'Contract', id: contractId },
        amountAtRisk: { amount: '12.50', currency: 'EUR' },
      }),
      run: () => {
        runs += 1;
        const next = line.shift();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything may be thrown at a task
        return next === undefined ? Promise.resolve() : Promise.reject(next);
      },
      ...about,
    }),
  };
};
