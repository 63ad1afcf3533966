import { rowBehind, rowsWhere, type Pending } from '../../data/context.ts';
import { refused } from '../../data/save-failure.ts';

/**
 * A queue owns records of the objects it is for; no other group owns any.
 * https://help.salesforce.com/s/articleView?id=platform.setting_up_queues.htm
 * @throws SaveFailure INVALID_CROSS_REFERENCE_KEY
 */
export const checkOwner = ({ data, object, values, sent }: Pending): void => {
  if (!sent.has('OwnerId')) return;
  const group = rowBehind(data, 'Group', String(values.OwnerId).startsWith('00G') ? values.OwnerId : null);
  if (group === undefined) return;
  const objects = rowsWhere(data, 'QueueSobject', { field: 'QueueId', value: group.Id });
  const isFor = objects.some(({ SobjectType }) => String(SobjectType).toLowerCase() === object.name.toLowerCase());
  if (group.Type === 'Queue' && isFor) return;
  throw refused('INVALID_CROSS_REFERENCE_KEY', 'Queue not associated with this SObject type', ['OwnerId']);
};
