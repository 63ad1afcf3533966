import type { ApiRequest } from './exchange.ts';
import { badRequest } from './netsuite-error.ts';

/**
 * Pages of a collection: which one is asked for, and the links to the others.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156414087576.html
 */
export type Page = { readonly limit: number; readonly offset: number };

const LARGEST = 1000;

const wholeNumber = (request: ApiRequest, name: string, otherwise: number): number => {
  const given = request.query.get(name);
  if (given === null) return otherwise;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw badRequest('INVALID_PARAMETER', `Invalid value '${given}' of the query parameter '${name}'.`, {
    errorQueryParam: name,
  });
};

/** @throws NetSuiteError INVALID_PARAMETER for a limit beyond 1 to 1000 or an offset that is no multiple of it */
export const pageOf = (request: ApiRequest): Page => {
  const limit = wholeNumber(request, 'limit', LARGEST);
  const offset = wholeNumber(request, 'offset', 0);
  if (limit < 1 || limit > LARGEST)
    throw badRequest('INVALID_PARAMETER', `The limit must be between 1 and ${LARGEST}.`, { errorQueryParam: 'limit' });
  if (offset % limit !== 0)
    throw badRequest('INVALID_PARAMETER', 'The offset must be divisible by the limit.', { errorQueryParam: 'offset' });
  return { limit, offset };
};

/** The collection's frame around the items of one page. */
export const collectionOf = (
  request: ApiRequest,
  { limit, offset }: Page,
  { items, total }: { items: readonly unknown[]; total: number },
): object => {
  const hrefAt = (start: number): string => {
    const query = new URLSearchParams(request.query);
    query.set('limit', String(limit));
    query.set('offset', String(start));
    return `${request.baseUrl}${request.path}?${query.toString()}`;
  };
  const lastStart = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const hasMore = offset + items.length < total;
  const later = [
    { rel: 'next', href: hrefAt(offset + limit) },
    { rel: 'last', href: hrefAt(lastStart) },
  ];
  const earlier = [
    { rel: 'first', href: hrefAt(0) },
    { rel: 'prev', href: hrefAt(Math.max(0, offset - limit)) },
  ];
  return {
    links: [...(hasMore ? later : []), ...(offset > 0 ? earlier : []), { rel: 'self', href: hrefAt(offset) }],
    count: items.length,
    hasMore,
    items,
    offset,
    totalResults: total,
  };
};
