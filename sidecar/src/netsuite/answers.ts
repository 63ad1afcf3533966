import { z } from 'zod';
import type { Failure, FailureCode, Owner } from '../shared/failure.ts';
import { needsAPerson, tryAgain } from '../shared/failure.ts';

/**
 * NetSuite's refusals, translated once: which of our failures an answer means. NetSuite's own words always travel along,
 * because they name the field or permission better than we could.
 */

const envelope = z.object({
  status: z.number().optional(),
  'o:errorDetails': z
    .array(z.object({ detail: z.string(), 'o:errorCode': z.string().optional(), 'o:errorPath': z.string().optional() }))
    .min(1),
});

export type Refusal = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly path: string | undefined;
};

/** What NetSuite said, from the body of an answer that is not a success. */
export const refusalOf = (status: number, body: string): Refusal => {
  const read = envelope.safeParse(jsonOr(body));
  const first = read.success ? read.data['o:errorDetails'][0] : undefined;
  return {
    status,
    code: first?.['o:errorCode'] ?? '',
    detail: first?.detail ?? `status ${status}`,
    path: first?.['o:errorPath'],
  };
};

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

type Meaning = {
  readonly when: (refusal: Refusal) => boolean;
  readonly kind: 'try-again' | 'needs-a-person';
  readonly code: FailureCode;
  readonly advice: string;
  readonly owner: Owner;
};

const says = (pattern: RegExp) => (refusal: Refusal) => pattern.test(refusal.detail);
const HELD = 'Nothing to do: the work is held and repeated.';

/** First match wins. The texts are NetSuite's; where a text is not documented the row matches loosely. */
const MEANINGS: readonly Meaning[] = [
  {
    when: (refusal) => isTurnedAway(refusal),
    kind: 'try-again',
    code: 'NETSUITE_BUSY',
    advice: HELD,
    owner: 'operations',
  },
  {
    // Before the statuses: engines outside NetSuite fail in their own way, with any of them.
    when: says(
      /tax (engine|service|provider|calculation)\b.*(unavailable|not available|not respond|no response|timed? ?out|not be reached)/i,
    ),
    kind: 'try-again',
    code: 'TAX_SERVICE_AWAY',
    advice: HELD,
    owner: 'finance',
  },
  {
    when: ({ status }) => [502, 503, 504].includes(status),
    kind: 'try-again',
    code: 'NETSUITE_AWAY',
    advice: HELD,
    owner: 'operations',
  },
  {
    // Signing in worked, or there would be no token: that alone says that the credential is good.
    when: ({ status }) => status === 401,
    kind: 'try-again',
    code: 'TOKEN_EXPIRED',
    advice: 'A new token is fetched and the work repeated; if that is refused too, look at the Login Audit Trail.',
    owner: 'netsuite-admin',
  },
  {
    when: ({ status }) => status >= 500,
    kind: 'try-again',
    code: 'UPSTREAM_ERROR',
    advice: 'If it repeats, give the error id to NetSuite support.',
    owner: 'netsuite-admin',
  },
  {
    when: says(/permission violation|insufficient permission/i),
    kind: 'needs-a-person',
    code: 'ROLE_CANNOT_SEE',
    advice: 'Add the named permission to the role of the integration.',
    owner: 'netsuite-admin',
  },
  {
    when: says(/Record '.*' was not found|Invalid search type|Unknown identifier/i),
    kind: 'needs-a-person',
    code: 'ROLE_CANNOT_SEE',
    advice: 'Give the role of the integration permission to view the named table or field.',
    owner: 'netsuite-admin',
  },
  {
    when: says(/Invalid search query/i),
    kind: 'needs-a-person',
    code: 'SCHEMA_CHANGED',
    advice: 'Report it: NetSuite no longer understands a query of Orderbridge.',
    owner: 'engineer',
  },
  {
    when: ({ status }) => status === 403,
    kind: 'needs-a-person',
    code: 'ROLE_CANNOT_SEE',
    advice: 'Check the permissions and subsidiaries of the integration role.',
    owner: 'netsuite-admin',
  },
  {
    when: ({ code, detail }) => code === 'RCRD_HAS_BEEN_CHANGED' || /record has been changed|is locked/i.test(detail),
    kind: 'try-again',
    code: 'RECORD_LOCKED',
    advice: HELD,
    owner: 'operations',
  },
  {
    when: says(/period.*(closed|locked)|(closed|locked).*period|open accounting period|your accounting period/i),
    kind: 'needs-a-person',
    code: 'PERIOD_CLOSED',
    advice: 'Open the posting period in NetSuite or change the date of the order.',
    owner: 'finance',
  },
  {
    when: says(/tax (schedule|code|class)|nexus/i),
    kind: 'needs-a-person',
    code: 'TAX_CLASS_MISSING',
    advice: 'Set the tax schedule of the item in NetSuite.',
    owner: 'finance',
  },
  {
    when: says(/field: item\b/i),
    kind: 'needs-a-person',
    code: 'INVALID_SKU',
    advice: 'Check that the item exists, is active and may be sold by this subsidiary.',
    owner: 'operations',
  },
  {
    when: says(/currency/i),
    kind: 'needs-a-person',
    code: 'MISSING_CURRENCY_CODE',
    advice: 'Enable the currency in NetSuite and for the customer.',
    owner: 'finance',
  },
  {
    when: says(/subsidiary/i),
    kind: 'needs-a-person',
    code: 'MISSING_SUBSIDIARY',
    advice: 'Set a subsidiary that the customer and the items may use.',
    owner: 'finance',
  },
  {
    when: says(/inactive/i),
    kind: 'needs-a-person',
    code: 'ITEM_INACTIVE',
    advice: 'Make the named record active in NetSuite, or choose another.',
    owner: 'netsuite-admin',
  },
  {
    when: says(/already exists/i),
    kind: 'needs-a-person',
    code: 'DUPLICATE_REFUSED',
    advice: 'Find the existing record in NetSuite and link it.',
    owner: 'operations',
  },
  {
    when: says(/please enter value/i),
    kind: 'needs-a-person',
    code: 'REQUIRED_MISSING',
    advice: 'Fill the named value, or map it.',
    owner: 'operations',
  },
  {
    when: ({ status }) => status === 404,
    kind: 'needs-a-person',
    code: 'NOT_FOUND',
    advice: 'Check that the record still exists in NetSuite.',
    owner: 'operations',
  },
];

const OTHERWISE: Omit<Meaning, 'when'> = {
  kind: 'needs-a-person',
  code: 'VALUE_REFUSED',
  advice: 'Correct the value that NetSuite names, or its mapping.',
  owner: 'operations',
};

export type RefusalContext = {
  readonly retryAfterSeconds?: number | undefined;
  /** The request would have changed something: after an error of the server nobody knows whether it did. */
  readonly writes: boolean;
};

/** True for a request that NetSuite turned away unprocessed because too many were under way. */
export const isTurnedAway = ({ status, code }: Refusal): boolean =>
  status === 429 || code === 'SSS_REQUEST_LIMIT_EXCEEDED';

/** The failure that a refusal means. */
export const failureOf = (refusal: Refusal, options: RefusalContext): Failure => {
  const meaning = MEANINGS.find(({ when }) => when(refusal)) ?? OTHERWISE;
  const details = {
    code: meaning.code,
    message: `NetSuite: ${refusal.detail}${refusal.path === undefined ? '' : ` (${refusal.path})`}`,
    advice: meaning.advice,
    owner: meaning.owner,
    retryAfterSeconds: options.retryAfterSeconds,
    outcomeUnknown: options.writes && refusal.status >= 500,
  };
  return meaning.kind === 'try-again' ? tryAgain(details) : needsAPerson(details);
};
