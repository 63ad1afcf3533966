import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { defineRoute, noInput, type Route } from './route.ts';

/** What the company's own monitoring reads: requests, jobs, failures and what waits in the outbox. */

export type Backlog = { readonly waiting: number; readonly oldestAt?: Date | undefined; readonly setAside: number };

export type Metrics = {
  readonly requestServed: (request: { method: string; route: string; status: number; seconds: number }) => void;
  readonly jobEnded: (job: { task: string; outcome: string; code?: string | undefined; seconds: number }) => void;
  /** A push whose signature or age was refused. */
  readonly pushRefused: () => void;
  /** `/metrics`, in the text format of Prometheus. */
  readonly route: Route;
};

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8, 15, 60];

const backlogGauges = (registry: Registry, backlog: () => Promise<Backlog>): void => {
  const age = new Gauge({
    name: 'orderbridge_outbox_oldest_seconds',
    help: 'Age of the oldest event not yet published.',
    registers: [registry],
  });
  const aside = new Gauge({
    name: 'orderbridge_outbox_set_aside',
    help: 'Events refused for good that wait for a person.',
    registers: [registry],
  });
  new Gauge({
    name: 'orderbridge_outbox_waiting',
    help: 'Events not yet published.',
    registers: [registry],
    async collect() {
      const { waiting, oldestAt, setAside } = await backlog();
      this.set(waiting);
      aside.set(setAside);
      age.set(oldestAt === undefined ? 0 : (Date.now() - oldestAt.getTime()) / 1000);
    },
  });
};

const requestHistogram = (registry: Registry) =>
  new Histogram({
    name: 'orderbridge_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });

const jobHistogram = (registry: Registry) =>
  new Histogram({
    name: 'orderbridge_job_seconds',
    help: 'Time an attempt of a job took, by task and outcome (done, waiting, parked).',
    labelNames: ['task', 'outcome'],
    buckets: SECONDS,
    registers: [registry],
  });

const failureCounter = (registry: Registry) =>
  new Counter({
    name: 'orderbridge_failures_total',
    help: 'Attempts of jobs that failed, by code and task.',
    labelNames: ['code', 'task'],
    registers: [registry],
  });

/** One set of metrics per sidecar. @param backlog asked for at each reading */
export const openMetrics = (backlog: () => Promise<Backlog>): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = requestHistogram(registry);
  const jobs = jobHistogram(registry);
  const failures = failureCounter(registry);
  const pushes = new Counter({
    name: 'orderbridge_pushes_refused_total',
    help: 'Pushes refused for their signature or their age.',
    registers: [registry],
  });
  backlogGauges(registry, backlog);
  return {
    pushRefused: () => pushes.inc(),
    requestServed: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    jobEnded: ({ task, outcome, code, seconds }) => {
      jobs.observe({ task, outcome }, seconds);
      if (code !== undefined) failures.inc({ code, task });
    },
    route: defineRoute({
      method: 'get',
      path: '/metrics',
      summary: 'Metrics in the text format of Prometheus',
      scope: 'viewer',
      request: noInput,
      responses: { 200: { description: 'The metrics' } },
      handle: async () => ({ status: 200, text: { type: registry.contentType, content: await registry.metrics() } }),
    }),
  };
};
