/**
 * What was deleted along with a row, so that undeleting it brings everything back: details that went with their master, look-ups
 * that were emptied. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_undelete.htm
 */
import type { Store } from './store.ts';

/** A row that was deleted (`field` undefined) or whose look-up was emptied. */
export type Companion = { readonly object: string; readonly id: string; readonly field: string | undefined };

export type RecycleBin = {
  note(id: string, companion: Companion): void;
  companionsOf(id: string): readonly Companion[];
  forget(id: string): void;
};

export const openRecycleBin = (store: Pick<Store, 'onRollback'>): RecycleBin => {
  const companions = new Map<string, readonly Companion[]>();
  const set = (id: string, next: readonly Companion[] | undefined): void => {
    const before = companions.get(id);
    const put = (value: readonly Companion[] | undefined): void => {
      if (value === undefined) companions.delete(id);
      else companions.set(id, value);
    };
    put(next);
    store.onRollback(() => put(before));
  };
  return {
    note: (id, companion) => set(id, [...(companions.get(id) ?? []), companion]),
    companionsOf: (id) => companions.get(id) ?? [],
    forget: (id) => set(id, undefined),
  };
};
