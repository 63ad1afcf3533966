import { Unsupported } from '../../shared/unsupported.ts';
import type { Settings } from '../settings.ts';
import type { ApiAnswer } from './exchange.ts';
import { NetSuiteError, type NetSuiteErrorDetail } from './netsuite-error.ts';

/**
 * Dresses whatever went wrong in NetSuite's error envelope.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545389847.html
 */
const RFC_9110_SECTIONS: Readonly<Record<number, string>> = {
  400: '15.5.1',
  401: '15.5.2',
  403: '15.5.4',
  404: '15.5.5',
  405: '15.5.6',
  409: '15.5.10',
  413: '15.5.14',
  415: '15.5.16',
  500: '15.6.1',
  501: '15.6.2',
  502: '15.6.3',
  503: '15.6.4',
  504: '15.6.5',
};

export const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const typeUrl = (status: number, reference: Settings['errorTypeReference']): string =>
  reference === 'rfc2616'
    ? `https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.${String(status).charAt(0)}.${(status % 100) + 1}`
    : `https://www.rfc-editor.org/rfc/rfc9110.html#section-${RFC_9110_SECTIONS[status] ?? '15.5'}`;

const DETAIL_KEYS: readonly (readonly [keyof NetSuiteErrorDetail, string])[] = [
  ['detail', 'detail'],
  ['errorPath', 'o:errorPath'],
  ['errorHeader', 'o:errorHeader'],
  ['errorQueryParam', 'o:errorQueryParam'],
  ['errorUrl', 'o:errorUrl'],
  ['errorCode', 'o:errorCode'],
];

const renderDetail = (detail: NetSuiteErrorDetail): Record<string, string> =>
  Object.fromEntries(
    DETAIL_KEYS.flatMap(([from, to]) => {
      const value = detail[from];
      return value === undefined ? [] : [[to, value]];
    }),
  );

/** The answer NetSuite gives for this refusal. */
export const refusalAnswer = (error: NetSuiteError, settings: Settings): ApiAnswer => ({
  status: error.status,
  headers: { ...error.headers, 'content-type': 'application/vnd.oracle.resource+json; type=error' },
  body: {
    type: typeUrl(error.typeStatus, settings.errorTypeReference),
    title: error.title,
    status: error.status,
    'o:errorDetails': error.details.map(renderDetail),
  },
});

export type Surprise = { readonly errorId: string; readonly cause: string };

/** A refusal in NetSuite's terms for any thrown thing; what nobody foresaw becomes `UNEXPECTED_ERROR` and is told to `surprise`. */
export const asNetSuiteError = (error: unknown, surprise: (cause: string) => string): NetSuiteError => {
  if (error instanceof NetSuiteError) return error;
  if (error instanceof Unsupported)
    return new NetSuiteError({
      status: 501,
      title: 'Not Implemented',
      details: [{ detail: error.message, errorCode: 'NOT_SUPPORTED_BY_SANDBOX' }],
    });
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return unexpectedError(surprise(cause));
};

/** 500 as NetSuite words it. @param errorId twenty lower-case letters to quote to support */
export const unexpectedError = (errorId: string): NetSuiteError =>
  new NetSuiteError({
    status: 500,
    title: 'Internal Server Error',
    details: [{ detail: `An unexpected error occurred. Error ID: ${errorId}`, errorCode: 'UNEXPECTED_ERROR' }],
  });

/** 401 as NetSuite words it, whatever the cause. */
export const invalidLogin = (): NetSuiteError =>
  new NetSuiteError({
    status: 401,
    title: 'Unauthorized',
    details: [
      {
        detail:
          'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.',
        errorCode: 'INVALID_LOGIN',
      },
    ],
  });
