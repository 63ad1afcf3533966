import type { Settings } from '../settings.ts';
import type { ApiRequest, Handler } from './exchange.ts';
import { badRequest, NetSuiteError, userError } from './netsuite-error.ts';

/**
 * What NetSuite checks about any REST request before it looks at the resource: URL, language, media type.
 */
type Check = (request: ApiRequest, settings: Settings) => NetSuiteError | undefined;

const spaces: Check = ({ path }) =>
  path.includes(' ') ? userError('Invalid url. Spaces are not allowed in the URL.') : undefined;

const primary = (language: string): string => (language.split(/[-_;,]/)[0] ?? '').trim().toLowerCase();

/** Observed: any other language than the company's default is refused. */
const language: Check = ({ headers }, { checkAcceptLanguage, companyLanguage }) => {
  const asked = primary(headers['accept-language'] ?? '*');
  if (!checkAcceptLanguage || asked === '*' || asked === primary(companyLanguage)) return undefined;
  return badRequest(
    'INVALID_HEADER',
    `Invalid language. REST web services currently only support the default company language. Provide the Accept-Language header with your default company language value '${companyLanguage}'.`,
    { errorHeader: 'Accept-Language' },
  );
};

const JSON_TYPES = ['application/json', 'application/vnd.oracle.resource+json'];

/** A missing media type is let pass: clients in use send none. */
const mediaType: Check = ({ headers, body }) => {
  const given = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (body === '' || given === '' || JSON_TYPES.includes(given)) return undefined;
  return new NetSuiteError({
    status: 415,
    title: 'Unsupported Media Type',
    details: [
      {
        errorCode: 'INVALID_HEADER',
        detail: `Invalid value '${given}' of the Content-Type header.`,
        errorHeader: 'Content-Type',
      },
    ],
  });
};

const CHECKS: readonly Check[] = [spaces, language, mediaType];

/** The same handler behind the checks. @throws NetSuiteError of the first check that fails */
export const checked =
  (handle: Handler, settings: Settings): Handler =>
  (request) => {
    for (const check of CHECKS) {
      const refusal = check(request, settings);
      if (refusal !== undefined) throw refusal;
    }
    return handle(request);
  };
