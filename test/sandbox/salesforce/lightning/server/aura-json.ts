/**
 * What an Apex method returns, as a component gets it: of objects what is `@AuraEnabled`, of records their fields without
 * attributes, dates and numbers as JSON has them. Fields without a value are left out.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-result-caching.html
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { JsonText } from '../../apex/library/system/json/json-text.ts';
import { scalarJson } from '../../apex/library/system/json/json-scalars.ts';
import { classOf, instanceFields, readField } from '../../apex/library/system/json/object-fields.ts';
import type { FieldInfo } from '../../apex/types/class-info.ts';
import { ApexList } from '../../apex/values/list.ts';
import { ApexMap } from '../../apex/values/map.ts';
import { ApexObject } from '../../apex/values/object.ts';
import { ApexSet } from '../../apex/values/set.ts';
import { SObjectValue } from '../../apex/values/sobject.ts';
import { stringValueOf } from '../../apex/values/text.ts';

type Entry = readonly [name: string, value: unknown];

const isEnabled = ({ declaration }: FieldInfo): boolean =>
  declaration?.modifiers.annotations.some(({ name }) => name === 'auraenabled') === true;

const objectEntries = (object: ApexObject): readonly Entry[] => {
  const type = classOf(object.apexType);
  const fields = type === undefined ? [] : instanceFields(type);
  return fields.filter(isEnabled).map((field) => [field.name, readField(object, field)]);
};

const recordEntries = (record: SObjectValue): readonly Entry[] => {
  const entries = [...record.populated()];
  return record.id === null || entries.some(([name]) => name === 'Id') ? entries : [['Id', record.id], ...entries];
};

const entriesOf = (value: object): readonly Entry[] | undefined => {
  if (value instanceof ApexObject) return objectEntries(value);
  if (value instanceof SObjectValue) return recordEntries(value);
  return value instanceof ApexMap
    ? [...value.entries()].map((entry) => [stringValueOf(entry.key), entry.value])
    : undefined;
};

const itemsOf = (value: object): readonly unknown[] | undefined => {
  if (value instanceof ApexList) return value.items;
  return value instanceof ApexSet ? value.toArray() : undefined;
};

const hasValue = ([, value]: Entry): boolean => value !== null && value !== undefined;

const writeItems = (out: JsonText, items: readonly unknown[]): void => {
  out.start('array');
  for (const item of items) write(out, item);
  out.end();
};

const writeEntries = (out: JsonText, entries: readonly Entry[]): void => {
  out.start('object');
  for (const [name, value] of entries.filter(hasValue)) {
    out.name(name);
    write(out, value);
  }
  out.end();
};

const writeCompound = (out: JsonText, value: object): void => {
  const items = itemsOf(value);
  const entries = entriesOf(value);
  if (items !== undefined) writeItems(out, items);
  else if (entries !== undefined) writeEntries(out, entries);
  else throw new Unsupported(`a result of type ${value.constructor.name} for a component`);
};

const write = (out: JsonText, value: unknown): void => {
  const scalar = scalarJson(value ?? null);
  if (scalar !== undefined) out.value(scalar);
  else if (typeof value === 'object' && value !== null) writeCompound(out, value);
};

/** @throws Unsupported for what cannot be given to a component */
export const auraJson = (value: unknown): string => {
  const out = new JsonText(false);
  write(out, value);
  return out.text;
};
