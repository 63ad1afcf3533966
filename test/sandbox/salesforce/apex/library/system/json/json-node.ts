/** JSON once it is read. Numbers keep their digits, so that a Decimal keeps its scale; names may come twice. */
export type JsonNode =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [name: string, value: JsonNode])[] };

/** A number without point and exponent. */
export const isWhole = (text: string): boolean => /^-?\d+$/.test(text);
