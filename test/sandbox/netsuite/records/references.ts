/** The record behind a reference in a request: by internal id, or by external id. */
import type { Ledger } from '../documents/ledger.ts';

/**
 * @param targets record types the field may point to
 * @returns the internal id; undefined when there is no such record
 */
export const resolveReference = (
  { store }: Pick<Ledger, 'store'>,
  targets: readonly string[],
  key: { id: string } | { externalId: string },
): string | undefined => {
  if ('id' in key) return targets.some((type) => store.get(type, key.id) !== undefined) ? key.id : undefined;
  return targets.map((type) => store.idOfExternalId(type, key.externalId)).find((id) => id !== undefined);
};
