import type { Concerns } from '../shared/concerns.ts';
import { concernsOf } from '../shared/concerns.ts';
import type { FailureKind } from '../shared/failure.ts';
import type { ErrorLogEntry, ErrorLogReport, FailureRecord } from './ports.ts';

/** A failure as the exception list in Salesforce shows it: which field of `ErrorLog__c` says what. */

const CLASS_OF: Readonly<Record<FailureKind, string>> = {
  'try-again': 'TryAgain',
  'needs-a-person': 'NeedsAPerson',
  'already-done': 'AlreadyDone',
};

/** The record's key in Salesforce; one per episode, so a failure settled last year stays settled when it comes again. */
export const sourceKeyOf = (failureId: string): string => `failure:${failureId}`;

const RESOLVED_STATUS = { replayed: 'Replayed', resumed: 'Resolved', retried: 'Resolved' } as const;

/** People move the status on while they work; so it is only sent when this side has news. */
const statusOf = ({ state, resolution, reportedAt }: FailureRecord): string => {
  if (state === 'resolved') return RESOLVED_STATUS[resolution ?? 'retried'];
  if (state === 'waiting') return 'Retrying';
  return reportedAt === undefined ? 'New' : 'Re-opened';
};

const severityOf = ({ findings }: FailureRecord): string | undefined => {
  if (findings.length === 0) return undefined;
  return findings.every(({ severity }) => severity === 'block') ? 'Block' : 'Pause';
};

const fieldOrLineOf = ({ subject }: FailureRecord): string | undefined => {
  const line = subject?.line === undefined ? undefined : `line ${subject.line}`;
  const parts = [line, subject?.field].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
};

/** Text cut to the field's length: what is lost here is kept in full in the sidecar's own record. */
const upTo = (length: number, text: string | undefined): string | undefined => text?.slice(0, length);

const SALESFORCE_ID = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;

const subjectFields = ({ subject }: FailureRecord): Readonly<Record<string, string | undefined>> => ({
  ObjectName__c: upTo(80, subject?.object),
  RecordId__c: subject !== undefined && SALESFORCE_ID.test(subject.id) ? subject.id : undefined,
  RecordName__c: upTo(255, subject?.name ?? subject?.id),
});

/** A failure may be about one of the records it concerns. */
const CONCERN_OF: Readonly<Record<string, keyof Concerns>> = {
  Contract: 'contractId',
  Order: 'orderId',
  Account: 'accountId',
};

const subjectConcerns = ({ subject }: FailureRecord): Concerns => {
  const concern = CONCERN_OF[subject?.object ?? ''];
  return concern === undefined || subject === undefined || !SALESFORCE_ID.test(subject.id)
    ? {}
    : { [concern]: subject.id };
};

/** What the exception list is told of a failure. */
export const errorLogReport = (record: FailureRecord): ErrorLogReport => ({
  entry: errorLogEntry(record),
  concerns: concernsOf(subjectConcerns(record), record.concerns) ?? {},
});

/** Fields that are undefined are left as they are in Salesforce. */
const errorLogEntry = (record: FailureRecord): ErrorLogEntry => ({
  SourceKey__c: sourceKeyOf(record.id),
  Code__c: record.code,
  Class__c: CLASS_OF[record.kind],
  Severity__c: severityOf(record),
  Cause__c: upTo(4000, record.cause),
  Fix__c: upTo(4000, record.fix),
  OwnerRole__c: record.owner,
  IntegrationFlow__c: upTo(80, record.flow),
  CorrelationId__c: record.correlationId,
  ...subjectFields(record),
  FieldOrLine__c: upTo(255, fieldOrLineOf(record)),
  AmountAtRisk__c: record.amountAtRisk?.amount,
  CurrencyCode__c: record.amountAtRisk?.currency,
  OccurredAt__c: record.firstFailedAt.toISOString(),
  Attempts__c: record.attempts,
  NextAttemptAt__c: record.nextAttemptAt?.toISOString(),
  PayloadReference__c: `/v1/failures/${record.id}`,
  ResolvedAt__c: record.resolvedAt?.toISOString(),
  Status__c: statusOf(record),
});
