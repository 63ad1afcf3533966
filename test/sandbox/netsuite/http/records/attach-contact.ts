import { z } from 'zod';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { StoredRecord } from '../../records/types.ts';
import { jsonBodyOf, noContent, type ApiAnswer } from '../exchange.ts';
import { badRequest } from '../netsuite-error.ts';
import { refuseUnknownParameters } from './query-parameters.ts';
import type { RecordCall } from './record-calls.ts';

/**
 * `!attach` and `!detach`: which contacts belong to a customer, kept in its `contactRoles`.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0113084334.html
 */
const attributes = z.strictObject({ role: z.object({ id: z.union([z.string(), z.number()]) }).optional() });

const contactOf = (call: RecordCall, kind: string, id: string): string => {
  if (kind.toLowerCase() !== 'contact') throw new Unsupported(`attaching and detaching the type ${kind}`);
  if (call.type !== 'customer') throw new Unsupported(`contacts of the type ${call.type}`);
  return call.book.resolveId('contact', id);
};

const othersThan = (customer: StoredRecord, contact: string): object[] =>
  (customer.sublists['contactRoles'] ?? [])
    .filter(({ fields }) => {
      const held = fields['contact'];
      return typeof held !== 'object' || held?.id !== contact;
    })
    .map(({ fields }) => fields);

const save = (call: RecordCall, change: (customer: StoredRecord) => object[]): ApiAnswer => {
  refuseUnknownParameters(call.request, []);
  const id = call.book.resolveId(call.type, call.id);
  const items = change(call.book.read(call.type, id));
  call.book.update(call.type, id, { contactRoles: { items } }, { replace: ['contactRoles'] });
  call.wrote('updated');
  return noContent();
};

/** Attaches a contact, in the role the body names. Attaching it again changes its role. */
export const attachContact = (call: RecordCall, [kind = '', id = '']: readonly string[]): ApiAnswer => {
  const contact = contactOf(call, kind, id);
  const given = attributes.safeParse(jsonBodyOf(call.request));
  if (!given.success) throw badRequest('INVALID_CONTENT', 'The body of an attachment may only have a role.');
  const role = given.data.role === undefined ? {} : { role: String(given.data.role.id) };
  return save(call, (customer) => [...othersThan(customer, contact), { contact: { id: contact }, ...role }]);
};

/** Detaches a contact; nothing happens when it was not attached. */
export const detachContact = (call: RecordCall, [kind = '', id = '']: readonly string[]): ApiAnswer => {
  const contact = contactOf(call, kind, id);
  return save(call, (customer) => othersThan(customer, contact));
};
