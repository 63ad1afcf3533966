/**
 * Estimates what values weigh on the heap of Apex. The platform documents no sizes of single values; those here are of the order
 * that its own virtual machine would need, with a byte for each character of a text.
 */
import { ApexBlob } from '../values/blob.ts';
import { KeyedStore } from '../values/keyed-store.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';
import { ApexValue } from '../values/apex-value.ts';

const REFERENCE = 4;
const OBJECT = 16;

const scalarSize = (value: unknown): number => {
  if (typeof value === 'string') return OBJECT + value.length;
  return typeof value === 'bigint' ? 8 : 0;
};

type Parts = { readonly own: number; readonly parts: readonly unknown[] };

const entryParts = (entries: readonly { readonly key: unknown; readonly value: unknown }[]): readonly unknown[] =>
  entries.flatMap(({ key, value }) => [key, value]);

const recordParts = ({ fields, parents, children }: SObjectValue): readonly unknown[] => [
  ...fields.values(),
  ...parents.values(),
  ...children.values(),
];

const contentsOf = (value: object): readonly unknown[] => {
  if (value instanceof ApexList) return value.items;
  if (value instanceof ApexMap || value instanceof KeyedStore) return entryParts(value.entries());
  if (value instanceof ApexSet) return value.toArray();
  if (value instanceof SObjectValue) return recordParts(value);
  return value instanceof ApexValue || Object.getPrototypeOf(value) === Object.prototype ? Object.values(value) : [];
};

const partsOf = (value: object): Parts => {
  if (value instanceof ApexBlob) return { own: OBJECT + value.size, parts: [] };
  const parts = contentsOf(value);
  return { own: OBJECT + REFERENCE * parts.length, parts };
};

/** Bytes that values and everything they lead to weigh; what several of them lead to weighs once. */
export const heapSizeOf = (roots: readonly unknown[]): number => {
  const seen = new Set<object>();
  const waiting: unknown[] = [...roots];
  let bytes = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) {
      bytes += scalarSize(value);
      continue;
    }
    if (seen.has(value)) continue;
    seen.add(value);
    const { own, parts } = partsOf(value);
    bytes += own;
    for (const part of parts) waiting.push(part);
  }
  return bytes;
};
