/** JSON as a record: fields by their API names, related records inside of it. */
import { apexException } from '../../../runtime/exceptions.ts';
import type { FieldInfo } from '../../../types/class-info.ts';
import { findField } from '../../../types/members.ts';
import type { ApexType } from '../../../types/type.ts';
import { ApexList } from '../../../values/list.ts';
import { SObjectValue } from '../../../values/sobject.ts';
import type { JsonNode } from './json-node.ts';
import { classOf } from './object-fields.ts';
import type { Reading, TypedReader } from './typed.ts';

type ObjectNode = Extract<JsonNode, { kind: 'object' }>;

const entryOf = (node: JsonNode, name: string): JsonNode | undefined =>
  node.kind === 'object' ? node.entries.find(([key]) => key.toLowerCase() === name)?.[1] : undefined;

/** What the record says of itself, when any sObject is asked for. */
const typeOf = (node: ObjectNode, type: ApexType): ApexType => {
  if (type.name !== 'SObject') return type;
  const attributes = entryOf(node, 'attributes');
  const name = attributes === undefined ? undefined : entryOf(attributes, 'type');
  const found = name?.kind === 'string' ? classOf(name.text) : undefined;
  if (found?.kind !== 'sobject') throw apexException('System.JSONException', 'Missing type attribute for SObject');
  return found;
};

/** Children come as a query result, or as a plain list. */
const childrenOf = (node: JsonNode): JsonNode => entryOf(node, 'records') ?? node;

type Filling = { readonly record: SObjectValue; readonly reading: Reading; readonly read: TypedReader };

const fill = ({ record, reading, read }: Filling, field: FieldInfo, node: JsonNode): void => {
  if (field.access.kind !== 'sobject') return;
  const { apiName, relation } = field.access;
  if (relation === 'children') {
    const list = read(reading, childrenOf(node), field.type);
    if (list instanceof ApexList) record.children.set(apiName, list);
    return;
  }
  const value = read(reading, node, field.type);
  if (relation === 'none') record.set(apiName, value);
  else record.setParent(apiName, value instanceof SObjectValue ? value : null);
};

/** @throws System.JSONException for a field that the object lacks, when every name must be known */
export const readRecord = (
  reading: Reading,
  { node, type }: { node: ObjectNode; type: ApexType },
  read: TypedReader,
) => {
  const own = typeOf(node, type);
  const record = new SObjectValue(own.name);
  for (const [name, value] of node.entries) {
    if (name.toLowerCase() === 'attributes') continue;
    const field = findField(own, name);
    if (field !== undefined) fill({ record, reading, read }, field, value);
    else if (reading.isStrict) {
      throw apexException('System.JSONException', `No such column '${name}' on sobject of type ${own.name}`);
    }
  }
  return record;
};
