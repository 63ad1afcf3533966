import { z } from 'zod';

/**
 * Every behaviour Oracle does not document, by name, with the default the stand-in plays. A test that depends on one of
 * these sets it, and a client that must survive both plays both.
 */
const wording = z.strictObject({ errorCode: z.string(), detail: z.string() });

const settingsSchema = z.strictObject({
  /** Which document the `type` of an error envelope points to: live answers show RFC 9110, the help shows RFC 2616. */
  errorTypeReference: z.enum(['rfc9110', 'rfc2616']).default('rfc9110'),
  /** Status of the token endpoint when the assertion is wrong (`invalid_grant`). */
  invalidGrantStatus: z.union([z.literal(400), z.literal(401)]).default(400),
  /** Sent with 429 as `Retry-After`; none when left out. */
  concurrencyRetryAfterSeconds: z.int().positive().optional(),
  /** Title of the 429 envelope. */
  concurrencyTitle: z.string().default('Bad Request'),
  /** Path of the system operation that tells the time. */
  serverTimePath: z.string().startsWith('/').default('/services/rest/system/v1/serverTime'),
  /** The company's default language; another one in `Accept-Language` is refused unless the check is off. */
  companyLanguage: z.string().default('en'),
  checkAcceptLanguage: z.boolean().default(true),
  /** Status of a repeated idempotency key: the help says 400, an observer 409. */
  idempotencyStatus: z.union([z.literal(400), z.literal(409)]).default(400),
  /** How long an asynchronous task is `pending`, then `processing`, in milliseconds of `asyncJobTime`. */
  asyncJobPendingMilliseconds: z.int().nonnegative().default(20),
  asyncJobProcessingMilliseconds: z.int().nonnegative().default(30),
  asyncJobTime: z.enum(['real', 'virtual']).default('real'),
  /** Largest request body, in bytes (documented as 104 MB). */
  requestLimitBytes: z
    .int()
    .positive()
    .default(104 * 1024 * 1024),
  /** Lifetime of an access token in seconds. */
  accessTokenSeconds: z.int().positive().default(3600),
  /** Token-based authentication: how far the timestamp of a request may be off, in seconds. */
  tokenTimestampWindowSeconds: z.int().positive().default(300),
  /** The refusal of an unknown property under `X-NetSuite-PropertyNameValidation: error`; `{name}` is the property. */
  unknownProperty: wording.default({ errorCode: 'NONEXISTENT_FIELD', detail: 'Unknown reference or field: {name}.' }),
  /** The refusal of SuiteQL without `Prefer: transient`. */
  missingTransient: wording.default({
    errorCode: 'INVALID_HEADER',
    detail: 'The required request header \'Prefer\' is missing or its value is not "transient".',
  }),
  /** The refusal of a second transaction with the same external id. */
  duplicateTransaction: wording.default({
    errorCode: 'USER_ERROR',
    detail: 'Error while accessing a resource. This record already exists.',
  }),
  /** Time zone and date format of the integration user, as SuiteQL renders with them. */
  timeZone: z.string().default('America/Los_Angeles'),
  dateFormat: z.string().default('M/D/YYYY'),
  /** Whether an invoice's last-modified date moves when a payment is applied to it. */
  paymentTouchesInvoice: z.boolean().default(false),
  /** Sign of sales lines in SuiteQL's `transactionline`: `credit` shows them negative. */
  salesLineSign: z.enum(['credit', 'positive']).default('credit'),
  /**
   * Where SuiteQL shows the tax of a line: `columns` of `transactionline` as accounts with legacy tax have them, rows of
   * `transactiontaxdetail` as accounts with SuiteTax have them (`details`), or nowhere.
   */
  lineTax: z.enum(['columns', 'details', 'nowhere']).default('columns'),
  /** Whether SuiteQL leaves NULL columns out of an item or shows them as null. */
  nullColumns: z.enum(['left-out', 'null']).default('left-out'),
  /** Sign of the header totals of credits and payments in SuiteQL. */
  creditTotalSign: z.enum(['negative', 'positive']).default('negative'),
  /** How SuiteQL renders an instant that is not wrapped in TO_CHAR: its date only, or with the time of day. */
  suiteQlRawInstants: z.enum(['date', 'date-time']).default('date'),
  /** Which of the two observed wordings an unknown table gets. */
  suiteQlUnknownTable: z.enum(['record-not-found', 'invalid-search-type']).default('record-not-found'),
  /** Whether SuiteQL takes WITH: the help says no, one of Oracle's own samples uses it. */
  suiteQlCommonTableExpressions: z.enum(['refused', 'accepted']).default('refused'),
  /** Whether SuiteQL reads over OFFSET or refuses it. */
  suiteQlOffsetClause: z.enum(['ignored', 'refused']).default('ignored'),
  /** Tables the integration's role may not see. */
  suiteQlHiddenTables: z.array(z.string()).default([]),
  /** The most rows a SuiteQL query gives over all its pages. */
  suiteQlRowLimit: z.int().positive().default(100_000),
  /** Labels of statuses nobody documents, as `CustInvc:E`. */
  statusLabels: z
    .record(z.string(), z.string())
    .default({ 'CustInvc:E': 'Rejected', 'CustInvc:V': 'Voided', 'CustPymt:R': 'Rejected' }),
});

/** The settings in force. */
export type Settings = z.infer<typeof settingsSchema>;

/** What a caller may set; everything left out keeps its default. */
export type SettingsInput = z.input<typeof settingsSchema>;

/** @throws ZodError when a setting is unknown or out of range */
export const settingsFrom = (input: SettingsInput = {}): Settings => settingsSchema.parse(input);
