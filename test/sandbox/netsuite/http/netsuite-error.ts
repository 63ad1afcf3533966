/**
 * Every refusal of the account is one of these, whoever finds the reason; the server turns it into NetSuite's envelope.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545389847.html
 */

/** One reason, under the names of NetSuite's `o:errorDetails`. */
export type NetSuiteErrorDetail = {
  readonly detail: string;
  readonly errorCode: string;
  /** Path into the request's body, such as `item.items[0].item`. */
  readonly errorPath?: string;
  readonly errorHeader?: string;
  readonly errorQueryParam?: string;
  readonly errorUrl?: string;
};

export type NetSuiteErrorShape = {
  readonly status: number;
  readonly title: string;
  readonly details: readonly NetSuiteErrorDetail[];
  /** Status the `type` of the envelope refers to, where NetSuite sends another one than it answers with. */
  readonly typeStatus?: number;
  /** Response headers the refusal carries, such as `Location` of an earlier job. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** A refusal in NetSuite's terms. */
export class NetSuiteError extends Error {
  readonly status: number;
  readonly title: string;
  readonly details: readonly NetSuiteErrorDetail[];
  readonly typeStatus: number;
  readonly headers: Readonly<Record<string, string>>;

  /** @param shape status and title of the envelope, and at least one detail */
  constructor(shape: NetSuiteErrorShape) {
    super(shape.details.map((detail) => `${detail.errorCode}: ${detail.detail}`).join('; '));
    this.name = 'NetSuiteError';
    this.status = shape.status;
    this.title = shape.title;
    this.details = shape.details;
    this.typeStatus = shape.typeStatus ?? shape.status;
    this.headers = shape.headers ?? {};
  }
}

/** 400 "Bad Request" with one detail: the usual refusal. */
export const badRequest = (
  errorCode: string,
  detail: string,
  where: Partial<NetSuiteErrorDetail> = {},
): NetSuiteError =>
  new NetSuiteError({ status: 400, title: 'Bad Request', details: [{ ...where, detail, errorCode }] });

/** 400 `USER_ERROR`: what the account's own rules refuse. `reason` is a sentence with its full stop. */
export const userError = (reason: string, where: Partial<NetSuiteErrorDetail> = {}): NetSuiteError =>
  badRequest('USER_ERROR', `Error while accessing a resource. ${reason}`, where);

/** 404 `NONEXISTENT_ID`: no record under this id. */
export const recordDoesNotExist = (): NetSuiteError =>
  new NetSuiteError({
    status: 404,
    title: 'Not Found',
    details: [{ detail: 'Record does not exist.', errorCode: 'NONEXISTENT_ID' }],
  });
