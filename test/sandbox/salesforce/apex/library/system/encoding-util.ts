/** EncodingUtil: bytes as text and text for addresses. */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { ApexBlob } from '../../values/blob.ts';
import { libraryClass } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

const ENCODINGS: Readonly<Record<string, 'utf8' | 'latin1' | 'ascii'>> = {
  'utf-8': 'utf8',
  utf8: 'utf8',
  'iso-8859-1': 'latin1',
  'us-ascii': 'ascii',
  ascii: 'ascii',
};

const encodingOf = (name: string) => {
  const encoding = ENCODINGS[name.toLowerCase()];
  if (encoding === undefined) throw new Unsupported(`the encoding ${name} in EncodingUtil`);
  return encoding;
};

const isPlain = (byte: number): boolean => /[A-Za-z0-9*._-]/.test(String.fromCharCode(byte));

const encodeByte = (byte: number): string => {
  if (byte === 0x20) return '+';
  return isPlain(byte) ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
};

/** As forms are sent: a space is a plus, and only letters, digits, `*`, `-`, `.` and `_` stay. */
const urlEncode = (text: string, scheme: string): string =>
  Array.from(Buffer.from(text, encodingOf(scheme)), encodeByte).join('');

const urlDecode = (text: string, scheme: string): string => {
  if (/%(?![0-9a-fA-F]{2})/.test(text))
    throw apexException('System.IllegalArgumentException', 'URLDecoder: Illegal hex characters in escape (%) pattern');
  const encoding = encodingOf(scheme);
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(encoding));
};

const fromHex = (text: string): ApexBlob => {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text))
    throw apexException('System.InvalidParameterValueException', 'Invalid hexadecimal string');
  return new ApexBlob(Buffer.from(text, 'hex'));
};

const fromBase64 = (text: string): ApexBlob => {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text))
    throw apexException('System.StringException', 'Unrecognized base64 character');
  return new ApexBlob(Buffer.from(text, 'base64'));
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm */
export const encodingUtil = libraryClass({
  name: 'System.EncodingUtil',
  members: withoutNulls({
    'static Blob base64Decode(String inputString)': fromBase64,
    'static String base64Encode(Blob inputBlob)': ({ bytes }: ApexBlob) => bytes.toString('base64'),
    'static Blob convertFromHex(String inputString)': fromHex,
    'static String convertToHex(Blob inputBlob)': ({ bytes }: ApexBlob) => bytes.toString('hex'),
    'static String urlDecode(String inputString, String encodingScheme)': urlDecode,
    'static String urlEncode(String inputString, String encodingScheme)': urlEncode,
  }),
});
