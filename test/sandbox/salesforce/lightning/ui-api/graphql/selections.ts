/** What is selected at a place of a query. https://spec.graphql.org/October2021/#sec-Selection-Sets */
import type { Location } from './tokens.ts';
import type { ValueObject } from './values.ts';

export type FieldSelection = {
  readonly kind: 'field';
  /** What the answer calls it. */
  readonly alias: string;
  readonly name: string;
  readonly args: ValueObject;
  /** Left out without a word where the user does not see it. */
  readonly isOptional: boolean;
  readonly selections: readonly Selection[];
  readonly at: Location;
  /** From the root: `uiapi/query/Account`. */
  readonly path: string;
};

export type Selection =
  | FieldSelection
  /** For records of that object, or of any. */
  | { readonly kind: 'on'; readonly type: string | undefined; readonly selections: readonly Selection[] }
  | { readonly kind: 'spread'; readonly name: string };

const flat = (selections: readonly Selection[], type: string): readonly FieldSelection[] =>
  selections.flatMap((one): readonly FieldSelection[] => {
    if (one.kind === 'field') return [one];
    if (one.kind === 'spread') return [];
    return one.type === undefined || one.type === type ? flat(one.selections, type) : [];
  });

/** The fields of a type, each once: what is selected of the same one at several places comes together. */
export const fieldsIn = (selections: readonly Selection[], type: string): readonly FieldSelection[] => {
  const merged = new Map<string, FieldSelection>();
  for (const one of flat(selections, type)) {
    const other = merged.get(one.alias);
    merged.set(
      one.alias,
      other === undefined ? one : { ...other, selections: [...other.selections, ...one.selections] },
    );
  }
  return [...merged.values()];
};
