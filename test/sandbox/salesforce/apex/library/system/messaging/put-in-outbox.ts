/** An email of Apex on its way to the org's outbox, where it is once the transaction has committed. */
import { outboxOf } from '../../../../workflow/email/outbox.ts';
import { transaction } from '../../../runtime/current.ts';
import { ApexList } from '../../../values/list.ts';
import type { PlainObject } from '../plain-object.ts';

const textsIn = (email: PlainObject, name: string): readonly string[] => {
  const list = email.get(name);
  return list instanceof ApexList ? list.items.filter((one) => typeof one === 'string') : [];
};

/** A user, contact or lead stands for the address in it. */
const addressOf = (text: string): string => {
  const { org } = transaction().data;
  const object = org.schema.findByKeyPrefix(text.slice(0, 3));
  const row = object === undefined || text.includes('@') ? undefined : org.byId(object.name, text);
  return typeof row?.Email === 'string' ? row.Email : text;
};

const addressesIn = (email: PlainObject, name: string): readonly string[] => textsIn(email, name).map(addressOf);

const targetsOf = (email: PlainObject): readonly string[] => {
  const target = email.text('targetObjectId');
  return [...(target === null ? [] : [target]), ...textsIn(email, 'targetObjectIds')].map(addressOf);
};

export const putInOutbox = (email: PlainObject): void => {
  const { data, user } = transaction();
  outboxOf(data.org).send({
    to: [...targetsOf(email), ...addressesIn(email, 'toAddresses')],
    cc: addressesIn(email, 'ccAddresses'),
    bcc: addressesIn(email, 'bccAddresses'),
    from: addressOf(user.userId),
    subject: email.text('subject') ?? '',
    body: email.text('plainTextBody') ?? '',
    htmlBody: email.text('htmlBody') ?? '',
    source: 'Apex',
    relatedTo: email.text('whatId') ?? undefined,
  });
};
