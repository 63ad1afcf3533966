/** Things by name where a name may be taken twice: the first one has it, and all stand in the order given. */

/** @param keyOf the name; it is lower-cased */
export const firstOfEach = <Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item> => {
  const found = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item).toLowerCase();
    if (!found.has(key)) found.set(key, item);
  }
  return found;
};
