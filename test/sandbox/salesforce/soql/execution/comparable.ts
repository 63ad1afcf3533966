/**
 * How values of a type compare: text without regard to case unless its field says otherwise, ids exactly, empty text as
 * null, an empty checkbox (of a missing parent) as false.
 */
import type { Value } from '../../data/types.ts';
import { isText } from '../binding/field-abilities.ts';
import type { BoundValue } from '../binding/bound.ts';

export type Comparable = string | number | boolean | null;

/** A function that makes values of `of` comparable with `===`, `<` and `>`. */
export const comparableBy = (of: BoundValue): ((value: Value) => Comparable) => {
  if (of.type === 'boolean') return (value) => value === true;
  const caseMatters = of.kind === 'field' && of.field.caseSensitive;
  if (!isText(of.type) || caseMatters) return (value) => (value === '' ? null : value);
  return (value) => (typeof value === 'string' ? (value === '' ? null : value.toLowerCase()) : value);
};

/** Negative when `one` comes before `other`; nulls must be dealt with before. */
export const compare = (one: Comparable, other: Comparable): number => {
  if (one === null || other === null || one === other) return 0;
  return one < other ? -1 : 1;
};
