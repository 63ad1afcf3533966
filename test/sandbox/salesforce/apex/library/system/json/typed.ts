/**
 * JSON as values of a type: objects of the project's classes, whose constructors do not run, records, collections, primitives.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */
import { transaction } from '../../../runtime/current.ts';
import { apexException, type ApexException } from '../../../runtime/exceptions.ts';
import { enumConstantOf } from '../../../runtime/type-support.ts';
import { typeWords } from '../../../types/platform-words.ts';
import type { ApexType } from '../../../types/type.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { ApexSet } from '../../../values/set.ts';
import { jsonFormOf, type JsonForm } from './json-forms.ts';
import type { JsonNode } from './json-node.ts';
import { instanceFields, writeField } from './object-fields.ts';
import { primitiveReader } from './typed-primitives.ts';
import { readRecord } from './typed-record.ts';

export type Reading = {
  /** Every name must be a field: `deserializeStrict`. */
  readonly isStrict: boolean;
};

export type TypedReader = (reading: Reading, node: JsonNode, type: ApexType) => unknown;

const jsonError = (message: string): ApexException => apexException('System.JSONException', message);
const unsupported = (type: ApexType): ApexException => jsonError(`Apex Type unsupported in JSON: ${typeWords(type)}`);

const items = (reading: Reading, node: JsonNode, type: ApexType): unknown[] => {
  if (node.kind !== 'array') throw jsonError("Malformed JSON: Expected '[' at the beginning of List/Set");
  const [element] = type.args;
  if (element === undefined) throw unsupported(type);
  return node.items.map((item) => readTyped(reading, item, element));
};

const map: TypedReader = (reading, node, type) => {
  if (node.kind !== 'object') throw jsonError("Malformed JSON: Expected '{' at the beginning of object");
  const [key, value] = type.args;
  const keyOf = primitiveReader(key?.name ?? '');
  if (value === undefined || keyOf === undefined) throw unsupported(key ?? type);
  return new ApexMap(
    type.name,
    node.entries.map(([name, item]) => [keyOf(name), readTyped(reading, item, value)] as const),
  );
};

const COLLECTIONS: Readonly<Record<string, TypedReader>> = {
  List: (reading, node, type) => new ApexList(type.name, items(reading, node, type)),
  Set: (reading, node, type) => new ApexSet(type.name, items(reading, node, type)),
  Map: map,
};

const scalarText = (node: JsonNode): string => {
  if (node.kind === 'string' || node.kind === 'number') return node.text;
  if (node.kind === 'boolean') return String(node.value);
  throw jsonError('Illegal value for primitive');
};

const enumValue = (node: JsonNode, type: ApexType): unknown => {
  const text = scalarText(node);
  const constant = enumConstantOf(type, text);
  if (constant.ordinal < 0) throw jsonError(`Unexpected value for enum ${typeWords(type)}: ${text}`);
  return constant;
};

/** An object as JSON fills it: no constructor has run, so fields start as null. */
const blank = (type: ApexType): object => {
  const generated = transaction().program.classNamed(type.name);
  if (generated === undefined || type.info?.abstract === true) throw unsupported(type);
  return new generated();
};

const object: TypedReader = (reading, node, type) => {
  const made = blank(type);
  if (node.kind !== 'object') throw jsonError("Malformed JSON: Expected '{' at the beginning of object");
  const fields = new Map(instanceFields(type).map((field) => [field.name.toLowerCase(), field]));
  for (const [name, value] of node.entries) {
    const field = fields.get(name.toLowerCase());
    if (field !== undefined) writeField(made, field, readTyped(reading, value, field.type));
    else if (reading.isStrict) throw jsonError(`Unknown field: ${type.name}.${name}`);
  }
  return made;
};

/** An object of the platform, from what its class reads. */
const platformObject = (reading: Reading, node: JsonNode, form: JsonForm): object => {
  if (node.kind !== 'object') throw jsonError("Malformed JSON: Expected '{' at the beginning of object");
  const values: Record<string, unknown> = {};
  for (const [name, value] of node.entries) {
    const field = form.fields[name];
    if (field !== undefined) values[name] = readTyped(reading, value, transaction().program.types.named(field));
  }
  return form.make(values);
};

const compound: TypedReader = (reading, node, type) => {
  const collection = COLLECTIONS[type.info?.name ?? ''];
  if (collection !== undefined) return collection(reading, node, type);
  if (type.kind === 'enum') return enumValue(node, type);
  const form = jsonFormOf(type.name);
  if (form !== undefined) return platformObject(reading, node, form);
  if (type.kind !== 'sobject') return object(reading, node, type);
  if (node.kind !== 'object') throw jsonError("Malformed JSON: Expected '{' at the beginning of object");
  return readRecord(reading, { node, type }, readTyped);
};

/** @throws System.JSONException when the JSON does not fit the type, or nothing of that type can come from JSON */
export const readTyped: TypedReader = (reading, node, type) => {
  if (node.kind === 'null') return null;
  const primitive = primitiveReader(type.name);
  if (primitive !== undefined) return primitive(scalarText(node));
  if (type.kind === 'object') throw unsupported(type);
  return compound(reading, node, type);
};
