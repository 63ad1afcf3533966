import type { z } from 'zod';
import { needsAPerson, type Story, type Subject } from '../shared/failure.ts';
import type { FlowLabel } from './flows.ts';

/** A kind of work that runs as jobs: its name, the flow it belongs to, the shape of its payload and what it does. */

/** What a payload is about, for logs and for the people who look at a failure. */
export type About = Story & { readonly subject?: Subject | undefined };

export type TaskDefinition<Payload> = {
  readonly name: string;
  /** The data flow it belongs to, for the people who look at a failure. */
  readonly flow: FlowLabel;
  readonly payload: z.ZodType<Payload>;
  readonly about?: (payload: Payload) => About;
  readonly run: (payload: Payload) => Promise<unknown>;
  /** Work that must go on whatever happens (reporting failures, say) is repeated hourly instead of parked. */
  readonly neverParks?: boolean | undefined;
};

/** A payload that fits its task. */
export type Prepared = { readonly about: About; readonly run: () => Promise<unknown> };

/** A task whose payload type is its own affair, so that many fit in one list. */
export type Task = {
  readonly name: string;
  readonly flow: FlowLabel;
  readonly neverParks: boolean;
  /** @throws Failure DEFECT when the payload does not fit. */
  readonly prepare: (payload: unknown) => Prepared;
};

export const defineTask = <Payload>(definition: TaskDefinition<Payload>): Task => ({
  name: definition.name,
  flow: definition.flow,
  neverParks: definition.neverParks ?? false,
  prepare: (raw) => {
    const read = definition.payload.safeParse(raw);
    if (!read.success) {
      throw needsAPerson({
        code: 'DEFECT',
        message: `A job of ${definition.name} does not have the shape this version expects: ${read.error.message}`,
        advice: 'Report it, and replay the job with a version that understands it.',
        owner: 'engineer',
      });
    }
    const payload = read.data;
    return { about: definition.about?.(payload) ?? {}, run: () => definition.run(payload) };
  },
});
