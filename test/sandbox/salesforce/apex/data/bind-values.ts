/** The values of a run in the place of a query's binds. */
import type { BindLiteral, BindMeaning, Literal, Query } from '../../soql/index.ts';
import { mapBinds } from '../../soql/index.ts';
import { typeNameOf } from '../describe/field-value.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexList } from '../values/list.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';
import { ApexTime } from '../values/time.ts';
import { sentValueOf } from './stored-value.ts';

const textual = (kind: 'date' | 'datetime' | 'time', value: string) => ({ kind, value }) as const;

const kindOf = (value: unknown): 'date' | 'datetime' | 'time' | undefined => {
  if (value instanceof ApexDate) return 'date';
  if (value instanceof ApexDatetime) return 'datetime';
  return value instanceof ApexTime ? 'time' : undefined;
};

/** One value as a literal; a value that no column can hold stays a bind of its type, which binding then refuses. */
const literalOf = (bind: BindLiteral, value: unknown): Literal => {
  const { at } = bind;
  const boundType = typeNameOf(value);
  const sent = value instanceof SObjectValue ? value.id : sentValueOf(value);
  if (sent === undefined) return { ...bind, type: boundType };
  if (sent === null) return { kind: 'null', at };
  const place = { at, boundType: value instanceof SObjectValue ? 'Id' : boundType };
  if (typeof sent === 'number') return { kind: 'number', value: sent, ...place };
  if (typeof sent === 'boolean') return { kind: 'boolean', value: sent, ...place };
  const kind = kindOf(value);
  return kind === undefined
    ? { kind: 'string', value: sent, pattern: sent, ...place }
    : { ...textual(kind, sent), ...place };
};

const elementsOf = (value: unknown): readonly unknown[] | undefined => {
  if (value instanceof ApexList) return value.items;
  return value instanceof ApexSet ? value.toArray() : undefined;
};

/** What binds mean, their values looked up by the bind. */
const meaningOf =
  (valueOf: (bind: BindLiteral) => unknown): BindMeaning =>
  (bind, isList) => {
    const value = valueOf(bind);
    const elements = isList ? elementsOf(value) : undefined;
    return elements === undefined ? [literalOf(bind, value)] : elements.map((element) => literalOf(bind, element));
  };

/** The query as it runs: a collection stands for its elements, a record for its id. */
export const withValues = (query: Query, valueOf: (bind: BindLiteral) => unknown): Query =>
  mapBinds(query, meaningOf(valueOf));
