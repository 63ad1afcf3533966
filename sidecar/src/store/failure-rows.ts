import { z } from 'zod';
import { FAILURE_STATES, RESOLUTIONS, type FailedAttempt, type FailureRecord } from '../integration-health/index.ts';
import { concerns } from '../shared/concerns.ts';
import { FAILURE_CODES, FAILURE_KINDS, OWNERS, type Finding } from '../shared/failure.ts';
import { nullable } from './database.ts';

/** A failure as a row and back: what was thrown in, what people and the retry plan read out. */

const subject = z.object({
  object: z.string(),
  id: z.string(),
  name: z.string().optional(),
  field: z.string().optional(),
  line: z.number().optional(),
  value: z.string().optional(),
});
const finding = z.object({
  code: z.enum(FAILURE_CODES),
  severity: z.enum(['block', 'pause']),
  subject,
  cause: z.string(),
  fix: z.string(),
  owner: z.enum(OWNERS),
  waitsFor: z.array(z.string()),
});
const money = z.object({ amount: z.string(), currency: z.string() });

export const failureRow = z
  .object({
    id: z.string(),
    task: z.string(),
    job_key: z.string(),
    queue: nullable(z.string()),
    priority: z.number(),
    payload: z.record(z.string(), z.unknown()),
    flow: z.string(),
    state: z.enum(FAILURE_STATES),
    code: z.enum(FAILURE_CODES),
    kind: z.enum(FAILURE_KINDS),
    cause: z.string(),
    fix: z.string(),
    owner: z.enum(OWNERS),
    findings: z.array(finding),
    subject: nullable(subject),
    correlation_id: nullable(z.string()),
    concerns: nullable(concerns),
    amount_at_risk: nullable(money),
    waits_for: z.array(z.string()),
    attempts: z.number(),
    first_failed_at: z.date(),
    last_failed_at: z.date(),
    next_attempt_at: nullable(z.date()),
    parked_at: nullable(z.date()),
    resolved_at: nullable(z.date()),
    resolution: nullable(z.enum(RESOLUTIONS)),
    replayed_by: nullable(z.string()),
    resumed_by: nullable(z.string()),
    reported_at: nullable(z.date()),
    revision: z.number(),
  })
  .transform((row): FailureRecord => ({
    id: row.id,
    work: { task: row.task, key: row.job_key, queue: row.queue, priority: row.priority, payload: row.payload },
    flow: row.flow,
    state: row.state,
    code: row.code,
    kind: row.kind,
    cause: row.cause,
    fix: row.fix,
    owner: row.owner,
    findings: row.findings,
    subject: row.subject,
    correlationId: row.correlation_id,
    concerns: row.concerns,
    amountAtRisk: row.amount_at_risk,
    waitsFor: row.waits_for,
    attempts: row.attempts,
    firstFailedAt: row.first_failed_at,
    lastFailedAt: row.last_failed_at,
    nextAttemptAt: row.next_attempt_at,
    parkedAt: row.parked_at,
    resolvedAt: row.resolved_at,
    resolution: row.resolution,
    replayedBy: row.replayed_by,
    resumedBy: row.resumed_by,
    reportedAt: row.reported_at,
    revision: row.revision,
  }));

const waitsFor = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap((found) => found.waitsFor)),
];

/** The columns an attempt decides, by name. */
export const attemptColumns = (failed: FailedAttempt): Readonly<Record<string, unknown>> => ({
  task: failed.work.task,
  job_key: failed.work.key,
  queue: failed.work.queue,
  priority: failed.work.priority,
  payload: JSON.stringify(failed.work.payload),
  flow: failed.flow,
  code: failed.failure.code,
  kind: failed.failure.kind,
  cause: failed.failure.message,
  fix: failed.failure.advice,
  owner: failed.failure.owner,
  findings: JSON.stringify(failed.failure.findings),
  subject: failed.failure.subject ?? failed.about.subject,
  correlation_id: failed.about.correlationId,
  concerns: failed.about.concerns,
  amount_at_risk: failed.about.amountAtRisk,
  waits_for: waitsFor(failed.failure.findings),
  last_failed_at: failed.failedAt,
});
