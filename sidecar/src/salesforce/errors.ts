import { needsAPerson, tryAgain } from '../shared/failure.ts';
import type { Failure, FailureCode, FailureKind, Owner, Subject } from '../shared/failure.ts';

/**
 * What Salesforce's refusals mean for the work at hand. Every answer, row result, sign-in error and gRPC status is brought
 * into one shape (`Refusal`) and read by one table.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export type Refusal = {
  /** `errorCode` or `statusCode` of the platform, an OAuth error, `ERROR_HTTP_<status>`, or the network's own code. */
  readonly code: string;
  readonly message: string;
  readonly fields?: readonly string[] | undefined;
  readonly subject?: Subject | undefined;
  /** The platform may have done the work although its answer is a refusal or missing. */
  readonly outcomeUnknown?: boolean | undefined;
  readonly cause?: unknown;
};

type Meaning = {
  readonly when: (refusal: Refusal) => boolean;
  readonly kind: Exclude<FailureKind, 'already-done'>;
  readonly code: FailureCode;
  readonly advice: string;
  readonly owner: Owner;
};

const HELD = 'Nothing to do: the work is held and repeated.';
const AWAY = 'Nothing to do: the work is held and repeated until Salesforce is back.';

const is = (...codes: readonly string[]) => {
  const known = new Set(codes);
  return (refusal: Refusal): boolean => known.has(refusal.code);
};

/** Codes of connections that never came about or broke, as Node and its HTTP client name them. */
const NETWORK = /^(E[A-Z]+|UND_ERR_\w+|AbortError|TimeoutError|TypeError)$/;

/** First match wins. */
const MEANINGS: readonly Meaning[] = [
  {
    when: is('REQUEST_LIMIT_EXCEEDED', 'LIMIT_EXCEEDED', 'TXN_SECURITY_METERING_ERROR', 'EXCEEDED_ID_LIMIT'),
    kind: 'try-again',
    code: 'LIMIT_REACHED',
    advice: 'The batch waits for its window; if it repeats, raise the allocation or lower the share batches may use.',
    owner: 'salesforce-admin',
  },
  { when: is('UNABLE_TO_LOCK_ROW'), kind: 'try-again', code: 'RECORD_LOCKED', advice: HELD, owner: 'operations' },
  {
    when: ({ code }) =>
      NETWORK.test(code) ||
      /^ERROR_HTTP_(420|429|5\d\d)$/.test(code) ||
      /^(SERVER_UNAVAILABLE|QUERY_TIMEOUT|UNKNOWN_EXCEPTION|PLATFORM_EVENT_PUBLISHING_UNAVAILABLE|server_error)$/.test(
        code,
      ),
    kind: 'try-again',
    code: 'SALESFORCE_AWAY',
    advice: AWAY,
    owner: 'operations',
  },
  {
    // Signing in worked, or there would be no session: that alone says that the credential is good.
    when: is('INVALID_SESSION_ID', 'ERROR_HTTP_401'),
    kind: 'try-again',
    code: 'TOKEN_EXPIRED',
    advice: 'A new session is begun and the work repeated; if that is refused too, look at Login History.',
    owner: 'salesforce-admin',
  },
  {
    when: is(
      'invalid_grant',
      'invalid_client',
      'invalid_client_id',
      'invalid_app_access',
      'invalid_request',
      'unauthorized_client',
      'unsupported_grant_type',
    ),
    kind: 'needs-a-person',
    code: 'CREDENTIAL_REFUSED',
    advice:
      'Look at Login History in Salesforce for the reason; check the consumer key, the certificate, the user and its pre-authorisation in the external client app.',
    owner: 'salesforce-admin',
  },
  {
    when: is('ENTITY_IS_DELETED'),
    kind: 'needs-a-person',
    code: 'RECORD_MERGED',
    advice: 'Find the record it was merged into and replay, or restore it from the recycle bin.',
    owner: 'operations',
  },
  {
    when: is('DUPLICATE_VALUE', 'DUPLICATES_DETECTED', 'DUPLICATE_EXTERNAL_ID', 'MULTIPLE_CHOICES'),
    kind: 'needs-a-person',
    code: 'DUPLICATE_REFUSED',
    advice: 'Two records claim the same key: merge them or clear the key of one, then replay.',
    owner: 'operations',
  },
  {
    when: is(
      'INSUFFICIENT_ACCESS_OR_READONLY',
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'API_DISABLED_FOR_ORG',
      'ERROR_HTTP_403',
    ),
    kind: 'needs-a-person',
    code: 'SAVE_REFUSED',
    advice: 'Check the permission sets of the integration user and the automation the message names.',
    owner: 'salesforce-admin',
  },
  {
    when: is('INVALIDJOB', 'INVALID_FIELD', 'INVALID_TYPE', 'INVALID_FIELD_FOR_INSERT_UPDATE', 'MALFORMED_QUERY'),
    kind: 'needs-a-person',
    code: 'SCHEMA_CHANGED',
    advice: 'Compare the package version in the org with the one this sidecar was made for.',
    owner: 'salesforce-admin',
  },
  {
    when: is('NOT_FOUND', 'ERROR_HTTP_404'),
    kind: 'needs-a-person',
    code: 'NOT_FOUND',
    advice: 'Check that the record still exists and that the integration user may see it.',
    owner: 'operations',
  },
];

/** Validation rules, required fields, lengths, picklists and whatever else a save can be refused for. */
const OTHERWISE: Omit<Meaning, 'when'> = {
  kind: 'needs-a-person',
  code: 'SAVE_REFUSED',
  advice: 'Correct the value, or change the rule that refused it, then replay.',
  owner: 'operations',
};

/** The failure a refusal means; its message names the platform's rule and the fields. */
export const failureOf = (refusal: Refusal): Failure => {
  const meaning = MEANINGS.find(({ when }) => when(refusal)) ?? OTHERWISE;
  const fields = refusal.fields === undefined || refusal.fields.length === 0 ? '' : ` (${refusal.fields.join(', ')})`;
  const details = {
    code: meaning.code,
    message: `Salesforce: ${refusal.code}: ${refusal.message}${fields}`,
    advice: meaning.advice,
    owner: meaning.owner,
    subject: refusal.subject,
    outcomeUnknown: refusal.outcomeUnknown,
    cause: refusal.cause,
  };
  return meaning.kind === 'try-again' ? tryAgain(details) : needsAPerson(details);
};

/** An answer that came but cannot be understood: truncated, malformed, or of another shape than documented. */
export const unreadable = (what: string, cause: unknown): Failure =>
  tryAgain({
    code: 'ANSWER_UNREADABLE',
    message: `Salesforce: the answer to ${what} cannot be read.`,
    advice: 'If it repeats, compare the API version with the one this sidecar was made for.',
    owner: 'engineer',
    outcomeUnknown: true,
    cause,
  });
