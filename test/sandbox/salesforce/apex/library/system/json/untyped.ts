/** JSON without a type to read it as: maps, lists and primitives. */
import { apexException } from '../../../runtime/exceptions.ts';
import { Decimal } from '../../../values/decimal.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { isWhole, type JsonNode } from './json-node.ts';

const fits = (value: bigint, bits: number): boolean => BigInt.asIntN(bits, value) === value;

/** Integer, Long where it does not fit, Decimal with a point. */
const number = (text: string): unknown => {
  if (!isWhole(text)) return Decimal.of(text);
  const value = BigInt(text);
  if (fits(value, 32)) return Number(value);
  if (fits(value, 64)) return value;
  throw apexException('System.JSONException', `Numeric value (${text}) out of range of long`);
};

export const untyped = (node: JsonNode): unknown => {
  if (node.kind === 'object') {
    return new ApexMap(
      'Map<String,Object>',
      node.entries.map(([name, value]) => [name, untyped(value)] as const),
    );
  }
  if (node.kind === 'array') return new ApexList('List<Object>', node.items.map(untyped));
  if (node.kind === 'number') return number(node.text);
  if (node.kind === 'string') return node.text;
  return node.kind === 'boolean' ? node.value : null;
};
