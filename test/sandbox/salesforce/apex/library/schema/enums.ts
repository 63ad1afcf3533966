/**
 * The enums of describes: how a field is shown, how it travels, and how much a describe reads.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_DisplayType.htm
 */
import type { FieldType } from '../../../schema/types.ts';
import { enumConstant, type EnumConstant } from '../../values/enum-constant.ts';
import { libraryEnum } from '../define.ts';

const DISPLAY_TYPES = (
  'ADDRESS ANYTYPE BASE64 BOOLEAN COMBOBOX COMPLEXVALUE CURRENCY DATACATEGORYGROUPREFERENCE DATE DATETIME DOUBLE EMAIL ' +
  'ENCRYPTEDSTRING FLOATARRAY ID INTEGER JSON LOCATION LONG MULTIPICKLIST PERCENT PHONE PICKLIST REFERENCE SOBJECT STRING ' +
  'TEXTAREA TEXTARRAY TIME URL'
).split(' ');

const SOAP_TYPES = 'ADDRESS ANYTYPE BASE64BINARY BOOLEAN DATE DATETIME DOUBLE ID INTEGER STRING TIME'.split(' ');

const constantIn = (type: string, names: readonly string[], name: string): EnumConstant =>
  enumConstant(type, name, names.indexOf(name));

/** Numbers that JavaScript calls by other names. */
export const displayTypeOf = (type: FieldType): EnumConstant =>
  constantIn('Schema.DisplayType', DISPLAY_TYPES, type === 'int' ? 'INTEGER' : type.toUpperCase());

const SOAP_OF: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'ID',
  reference: 'ID',
  boolean: 'BOOLEAN',
  int: 'INTEGER',
  double: 'DOUBLE',
  currency: 'DOUBLE',
  percent: 'DOUBLE',
  date: 'DATE',
  datetime: 'DATETIME',
  time: 'TIME',
  address: 'ADDRESS',
  base64: 'BASE64BINARY',
};

export const soapTypeOf = (type: FieldType): EnumConstant =>
  constantIn('Schema.SOAPType', SOAP_TYPES, SOAP_OF[type] ?? 'STRING');

export const schemaEnums = [
  libraryEnum({ name: 'Schema.DisplayType', values: DISPLAY_TYPES }),
  libraryEnum({ name: 'Schema.SOAPType', values: SOAP_TYPES }),
  libraryEnum({ name: 'Schema.SObjectDescribeOptions', values: ['DEFAULT', 'DEFERRED', 'FULL'] }),
  libraryEnum({ name: 'Schema.FieldDescribeOptions', values: ['DEFAULT', 'FULL_DESCRIBE'] }),
];
