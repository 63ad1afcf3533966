import { concernsOf } from './concerns.ts';
import type { Concerns } from './concerns.ts';
import type { Money } from './money.ts';

/**
 * The one vocabulary of failure, by consequence rather than by cause: try again, ask a person, or carry on because it is
 * done. Adapters translate what they meet into it, one function decides on retry, and everything a person must act on
 * carries cause, fix and owner in words.
 */

export const FAILURE_KINDS = ['try-again', 'needs-a-person', 'already-done'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** The catalogue of codes; `docs/runbook.md` explains each. */
export const FAILURE_CODES = [
  'OUTCOME_UNKNOWN',
  'NETSUITE_SLOW',
  'NETSUITE_AWAY',
  'NETSUITE_BUSY',
  'SALESFORCE_AWAY',
  'TOKEN_EXPIRED',
  'CREDENTIAL_REFUSED',
  'ROLE_CANNOT_SEE',
  'RECORD_LOCKED',
  'PERIOD_CLOSED',
  'TAX_CLASS_MISSING',
  'TAX_SERVICE_AWAY',
  'MISSING_SUBSIDIARY',
  'MISSING_CURRENCY_CODE',
  'INVALID_SKU',
  'ITEM_INACTIVE',
  'VALUE_REFUSED',
  'CUSTOMER_AMBIGUOUS',
  'DUPLICATE_REFUSED',
  'REQUIRED_MISSING',
  'UPSTREAM_ERROR',
  'ANSWER_UNREADABLE',
  'SCHEMA_CHANGED',
  'ORDER_GONE',
  'LIMIT_REACHED',
  'SAVE_REFUSED',
  'RECORD_MERGED',
  'NOT_RECORDED',
  'MIRROR_CHANGED',
  'REPLAY_EXPIRED',
  'EVENT_UNREADABLE',
  'KEY_REUSED',
  'PROCESS_KILLED',
  'ACCESS_MISSING',
  'REQUEST_REFUSED',
  'NOT_FOUND',
  'WRONG_STATUS',
  'DEFECT',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Who can settle a failure. */
export const OWNERS = ['rep', 'finance', 'operations', 'salesforce-admin', 'netsuite-admin', 'engineer'] as const;
export type Owner = (typeof OWNERS)[number];

/** The record, and the field or line of it, that a failure or finding is about. */
export type Subject = {
  /** Salesforce object, or the NetSuite record type in business words. */
  readonly object: string;
  readonly id: string;
  readonly name?: string | undefined;
  readonly field?: string | undefined;
  /** The line as a person would count it: 1 is the first. */
  readonly line?: number | undefined;
  /** The offending value as it was typed. */
  readonly value?: string | undefined;
};

/** One thing a person must put right, found by a preflight gate or told by one of the platforms. */
export type Finding = {
  readonly code: FailureCode;
  /** Block: the rep can settle it on the page. Pause: somebody else's data is missing. */
  readonly severity: 'block' | 'pause';
  readonly subject: Subject;
  readonly cause: string;
  readonly fix: string;
  readonly owner: Owner;
  /** What would settle it by changing, for example `alias:Product:GTXPro` or `Account:001…`. */
  readonly waitsFor: readonly string[];
};

/** The deal it happened in, as far as that was known: what people must find, and what waits for it. */
export type Story = {
  readonly correlationId?: string | undefined;
  readonly concerns?: Concerns | undefined;
  readonly amountAtRisk?: Money | undefined;
};

type FailureDetails = {
  readonly code: FailureCode;
  /** What happened, in words for the person who reads it. */
  readonly message: string;
  /** What to do next. */
  readonly advice: string;
  readonly owner?: Owner | undefined;
  readonly subject?: Subject | undefined;
  readonly findings?: readonly Finding[] | undefined;
  /** Wait at least so long before the next attempt, in seconds (Retry-After). */
  readonly retryAfterSeconds?: number | undefined;
  /** The other side may have done the work although no answer came: probe before acting again. */
  readonly outcomeUnknown?: boolean | undefined;
  readonly story?: Story | undefined;
  readonly cause?: unknown;
};

/** A failure with its consequence. Thrown by adapters and capabilities; caught where it can be retried or recorded. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly code: FailureCode;
  readonly advice: string;
  readonly owner: Owner;
  readonly subject: Subject | undefined;
  readonly findings: readonly Finding[];
  readonly retryAfterSeconds: number | undefined;
  readonly outcomeUnknown: boolean;
  readonly story: Story;

  constructor(kind: FailureKind, details: FailureDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Failure';
    this.kind = kind;
    this.code = details.code;
    this.advice = details.advice;
    this.owner = details.owner ?? 'operations';
    this.subject = details.subject;
    this.findings = details.findings ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.outcomeUnknown = details.outcomeUnknown ?? false;
    this.story = details.story ?? {};
  }
}

/** The work may succeed later by itself. */
export const tryAgain = (details: FailureDetails): Failure => new Failure('try-again', details);
/** Nothing but a person's action will help. */
export const needsAPerson = (details: FailureDetails): Failure => new Failure('needs-a-person', details);
/** The effect exists; carry on. */
export const alreadyDone = (details: FailureDetails): Failure => new Failure('already-done', details);

/** A failure out of findings: the first one speaks, all of them travel. */
export const heldBy = (findings: readonly [Finding, ...Finding[]]): Failure =>
  needsAPerson({
    code: findings[0].code,
    message: findings.map((finding) => finding.cause).join(' '),
    advice: findings.map((finding) => finding.fix).join(' '),
    owner: findings[0].owner,
    subject: findings[0].subject,
    findings,
  });

/** Any thrown value as a Failure; what nobody translated is a defect of ours and waits for an engineer. */
export const asFailure = (thrown: unknown): Failure => {
  if (thrown instanceof Failure) return thrown;
  return needsAPerson({
    code: 'DEFECT',
    message: `Orderbridge met something it was not written for: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    advice: 'Report it with the correlation id and replay after the correction; nothing was lost.',
    owner: 'engineer',
    cause: thrown,
  });
};

/** The same failure, told as part of a story; what it knew of its story before still counts. */
export const inStory = (thrown: unknown, story: Story): Failure => {
  const failure = asFailure(thrown);
  const { kind, message, cause, code, advice, owner, subject, findings, retryAfterSeconds, outcomeUnknown } = failure;
  const details = { message, cause, code, advice, owner, subject, findings, retryAfterSeconds, outcomeUnknown };
  return new Failure(kind, { ...details, story: storyOf(story, failure.story) });
};

/** Two tellings of one story; where both know something, `nearer` decides. */
export const storyOf = (known: Story, nearer: Story): Story => ({
  correlationId: nearer.correlationId ?? known.correlationId,
  concerns: concernsOf(known.concerns, nearer.concerns),
  amountAtRisk: nearer.amountAtRisk ?? known.amountAtRisk,
});
