import type { ApiRequest } from '../exchange.ts';
import { badRequest } from '../netsuite-error.ts';

/**
 * Query parameters of the record service: only the ones an operation knows, and only values they can have.
 */
const invalid = (name: string, detail: string) => badRequest('INVALID_PARAMETER', detail, { errorQueryParam: name });

/** @throws NetSuiteError INVALID_PARAMETER for a parameter that is not among `allowed` */
export const refuseUnknownParameters = (request: ApiRequest, allowed: readonly string[]): void => {
  for (const name of request.query.keys())
    if (!allowed.includes(name)) throw invalid(name, `Unknown query parameter '${name}'.`);
};

/** A parameter that is true or false; false when it is missing. */
export const flag = (request: ApiRequest, name: string): boolean => {
  const given = request.query.get(name)?.toLowerCase() ?? 'false';
  if (given === 'true' || given === 'false') return given === 'true';
  throw invalid(name, `Invalid value '${given}' of the query parameter '${name}'.`);
};

/** A list with commas; undefined when the parameter is missing. */
export const list = (request: ApiRequest, name: string): readonly string[] | undefined =>
  request.query
    .get(name)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
