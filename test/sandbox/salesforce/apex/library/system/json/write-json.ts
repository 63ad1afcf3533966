/**
 * Any Apex value as JSON: records with their attributes, objects by their fields, collections by what is in them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */
import { apexException, ApexException } from '../../../runtime/exceptions.ts';
import { typeWords } from '../../../types/platform-words.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { ApexObject } from '../../../values/object.ts';
import { ApexSet } from '../../../values/set.ts';
import { SObjectValue } from '../../../values/sobject.ts';
import { stringValueOf } from '../../../values/text.ts';
import { PlainObject } from '../plain-object.ts';
import { jsonFormOf, type JsonForm } from './json-forms.ts';
import { recordScalarJson, scalarJson } from './json-scalars.ts';
import type { JsonText } from './json-text.ts';
import { classOf, instanceFields, readField } from './object-fields.ts';

export type Writing = {
  readonly out: JsonText;
  /** Fields of objects that are null are left out; those of records and the values of maps stay. */
  readonly leavesOutNulls: boolean;
  /** What stands around the value: an object inside itself has no end. */
  readonly around: readonly object[];
};

const VERSION = 'v68.0';

const unsupported = (name: string) => apexException('System.JSONException', `Apex Type unsupported in JSON: ${name}`);

const writeItems = (writing: Writing, items: readonly unknown[]): void => {
  writing.out.start('array');
  for (const item of items) writeJson(writing, item);
  writing.out.end();
};

const writeMap = (writing: Writing, map: ApexMap): void => {
  writing.out.start('object');
  for (const { key, value } of map.entries()) {
    writing.out.name(stringValueOf(key));
    writeJson(writing, value);
  }
  writing.out.end();
};

const writeAttributes = ({ out }: Writing, { type, id }: SObjectValue): void => {
  out.name('attributes');
  out.start('object');
  out.name('type');
  out.value(`"${type}"`);
  if (id !== null) {
    out.name('url');
    out.value(`"/services/data/${VERSION}/sobjects/${type}/${id}"`);
  }
  out.end();
};

/** Related records as a query result of their own. */
const writeChildren = (writing: Writing, list: ApexList): void => {
  const { out } = writing;
  out.start('object');
  out.name('totalSize');
  out.value(String(list.size));
  out.name('done');
  out.value('true');
  out.name('records');
  writeItems(writing, list.items);
  out.end();
};

const writeRecord = (writing: Writing, record: SObjectValue): void => {
  writing.out.start('object');
  writeAttributes(writing, record);
  for (const [name, value] of record.populated()) {
    writing.out.name(name);
    const scalar = recordScalarJson(value);
    if (scalar !== undefined) writing.out.value(scalar);
    else if (value instanceof ApexList) writeChildren(writing, value);
    else writeJson(writing, value);
  }
  writing.out.end();
};

/** Of the project's classes, and of the platform's that are no more than their properties. */
const writeObject = (writing: Writing, object: ApexObject | PlainObject): void => {
  const type = classOf(object.apexType);
  if (type === undefined) throw unsupported(object.apexType);
  writing.out.start('object');
  for (const field of instanceFields(type)) {
    const value = readField(object, field);
    if (value === undefined || (value === null && writing.leavesOutNulls)) continue;
    writing.out.name(field.name);
    writeJson(writing, value);
  }
  writing.out.end();
};

/** What can be made from JSON is written as it is read. */
const writeForm = (writing: Writing, object: PlainObject, { fields }: JsonForm): void => {
  writing.out.start('object');
  for (const name of Object.keys(fields)) {
    writing.out.name(name);
    writeJson(writing, object.get(name));
  }
  writing.out.end();
};

const writePlain = (writing: Writing, object: PlainObject): void => {
  const form = jsonFormOf(object.apexType);
  if (form === undefined) writeObject(writing, object);
  else writeForm(writing, object, form);
};

const writeCompound = (writing: Writing, value: object): void => {
  if (value instanceof ApexList) writeItems(writing, value.items);
  else if (value instanceof ApexSet) writeItems(writing, value.toArray());
  else if (value instanceof ApexMap) writeMap(writing, value);
  else if (value instanceof SObjectValue) writeRecord(writing, value);
  else if (value instanceof ApexObject) writeObject(writing, value);
  else if (value instanceof PlainObject) writePlain(writing, value);
  else throw unsupported(unsupportedTypeName(value));
};

const unsupportedTypeName = (value: object): string => {
  if (!(value instanceof ApexException)) return value.constructor.name;
  const type = classOf(value.apexType);
  return type === undefined ? value.apexType : typeWords(type);
};

/** @throws System.JSONException for what has no JSON, and for an object that contains itself */
export const writeJson = (writing: Writing, value: unknown): void => {
  const scalar = scalarJson(value);
  if (scalar !== undefined) {
    writing.out.value(scalar);
  } else if (typeof value === 'object' && value !== null) {
    if (writing.around.includes(value)) throw apexException('System.JSONException', 'Maximum JSON depth exceeded');
    writeCompound({ ...writing, around: [...writing.around, value] }, value);
  }
};
