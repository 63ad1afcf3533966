import { z } from 'zod';
import type { SalesforceConnection } from './connection.ts';
import { failureOf, unreadable } from './errors.ts';
import type { Row } from './field-value.ts';

/** Several changes that happen together or not at all, in one call. */
export type Change = { readonly object: string; readonly id: string; readonly fields: Row };

const errors = z.array(
  z.object({ errorCode: z.string(), message: z.string(), fields: z.array(z.string()).optional() }),
);
const answer = z.object({
  compositeResponse: z.array(z.object({ httpStatusCode: z.int(), referenceId: z.string(), body: z.unknown() })),
});
type Part = z.infer<typeof answer>['compositeResponse'][number];

/** A change that is only refused because another one was. */
const HALTED = 'PROCESSING_HALTED';

const failureOfPart = (part: Part, change: Change | undefined) => {
  const read = errors.safeParse(part.body);
  const error = read.data?.[0];
  if (error === undefined) return unreadable('POST /composite', read.error);
  const { errorCode: code, message, fields } = error;
  const subject = change === undefined ? undefined : { object: change.object, id: change.id, field: fields?.[0] };
  return failureOf({ code, message, fields, subject });
};

/**
 * Applies at most 25 changes in order, all or none.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm
 * @throws Failure of the change that was refused; nothing is saved then
 */
export const compositeUpdate = async (connection: SalesforceConnection, changes: readonly Change[]): Promise<void> => {
  const compositeRequest = changes.map(({ object, id, fields }, index) => ({
    method: 'PATCH',
    url: `/services/data/v${connection.options.apiVersion}/sobjects/${object}/${encodeURIComponent(id)}`,
    referenceId: `change${index}`,
    body: fields,
  }));
  const request = { method: 'POST', path: '/composite', body: { allOrNone: true, compositeRequest } } as const;
  const { compositeResponse } = await connection.call(request, answer);
  const refused = compositeResponse.filter((part) => part.httpStatusCode >= 400);
  const guilty = refused.find((part) => errors.safeParse(part.body).data?.[0]?.errorCode !== HALTED) ?? refused[0];
  if (guilty !== undefined) throw failureOfPart(guilty, changes[compositeResponse.indexOf(guilty)]);
};
