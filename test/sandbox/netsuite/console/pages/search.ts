import type { Request } from 'express';
import { z } from 'zod';

/** What stands in the address of a list: read leniently, since people edit addresses. */
const text = z.string().trim().max(200).catch('');

const query = z.object({
  q: text,
  type: text,
  status: text,
  customer: text,
  page: z.coerce.number().int().positive().catch(1),
});

export type Search = z.infer<typeof query>;

export const searchIn = (request: Request): Search => query.parse(request.query);

/** The filters as they stand in links, without the page. */
export const filtersOf = ({ page: _page, ...filters }: Search): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));

/** Whether every word of the search is in one of the texts. */
export const contains = (wanted: string, texts: readonly string[]): boolean => {
  const all = texts.join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};
