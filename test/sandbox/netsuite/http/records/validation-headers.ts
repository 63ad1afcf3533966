import { z } from 'zod';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { ApiRequest } from '../exchange.ts';
import { badRequest } from '../netsuite-error.ts';

/**
 * How strictly the names and values of a body are taken, as the caller's headers ask.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
 */
const strictness = z.enum(['error', 'warning', 'ignore']);
export type Strictness = z.infer<typeof strictness>;

const read = (request: ApiRequest, header: string, otherwise: Strictness): Strictness => {
  const given = request.headers[header.toLowerCase()];
  if (given === undefined) return otherwise;
  const parsed = strictness.safeParse(given.trim().toLowerCase());
  if (parsed.success) return parsed.data;
  throw badRequest('INVALID_HEADER', `Invalid value '${given}' of the header ${header}.`, { errorHeader: header });
};

/**
 * @returns how unknown property names are taken; a warning by default
 * @throws NetSuiteError for another value; Unsupported for lenient property values
 */
export const propertyNamesOf = (request: ApiRequest): Strictness => {
  const values = read(request, 'X-NetSuite-PropertyValueValidation', 'error');
  if (values !== 'error') throw new Unsupported(`X-NetSuite-PropertyValueValidation: ${values}`);
  return read(request, 'X-NetSuite-PropertyNameValidation', 'warning');
};
