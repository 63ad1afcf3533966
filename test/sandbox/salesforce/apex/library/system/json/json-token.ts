/** The enum JSONToken. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_enum_System_JsonToken.htm */
import { enumConstant, type EnumConstant } from '../../../values/enum-constant.ts';
import { libraryEnum } from '../../define.ts';
import type { TokenKind } from './json-tokens.ts';

const NAMES: readonly string[] = [
  'NOT_AVAILABLE',
  'START_OBJECT',
  'END_OBJECT',
  'START_ARRAY',
  'END_ARRAY',
  'FIELD_NAME',
  'VALUE_EMBEDDED_OBJECT',
  'VALUE_STRING',
  'VALUE_NUMBER_INT',
  'VALUE_NUMBER_FLOAT',
  'VALUE_TRUE',
  'VALUE_FALSE',
  'VALUE_NULL',
];

export const jsonToken = libraryEnum({ name: 'System.JSONToken', values: NAMES });

export const tokenConstant = (kind: TokenKind): EnumConstant => enumConstant('JSONToken', kind, NAMES.indexOf(kind));
