import type { Random } from '../../shared/random.ts';

/** Ids of unexpected errors: twenty lower-case letters, as NetSuite asks its customers to quote. */
export const errorIds =
  (random: Random): (() => string) =>
  () =>
    Array.from({ length: 20 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
