/**
 * How collections print: ten items, then an ellipsis.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm (toString)
 */
const SHOWN = 10;

export const shownItems = <Item>(items: readonly Item[], print: (item: Item) => string): string =>
  [...items.slice(0, SHOWN).map((item) => print(item)), ...(items.length > SHOWN ? ['...'] : [])].join(', ');
