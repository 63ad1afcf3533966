/** Random bytes from the org's seed, so that a run can be repeated: keys and vectors here are no secrets. */
import { transaction } from '../../runtime/current.ts';

const BYTE = 256;

export const randomBytes = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, () => Math.floor(transaction().random() * BYTE)));
