import type { Pending } from '../../data/context.ts';
import type { PicklistMeaning } from '../../schema/types.ts';
import type { Value } from '../../data/types.ts';

/** What a status or stage means, as its value set says. */
export const meaningOf = (pending: Pending, fieldName: string, value: Value | undefined): PicklistMeaning => {
  const field = pending.object.fields.get(fieldName.toLowerCase());
  return field?.picklistValues.find((candidate) => candidate.value === value)?.meaning ?? {};
};

/** Fields the client sent whose value really differs from what stood there. */
export const changedFields = ({ before, values, sent }: Pending): readonly string[] =>
  [...sent].filter((name) => before === undefined || before[name] !== values[name]);

/** Whether this save turns a draft into an activated record. */
export const isActivated = (pending: Pending, status: Value | undefined): boolean =>
  meaningOf(pending, 'Status', status).statusCategory === 'Activated';
