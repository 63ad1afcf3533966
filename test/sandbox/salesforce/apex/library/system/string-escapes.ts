/**
 * Strings: characters written in the notation of CSV, ECMAScript, HTML, Java and XML, and read from it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import { withoutNulls } from '../without-nulls.ts';
import { HTML3_NAMES, HTML4_NAMES, XML_NAMES } from './html-entities.ts';

const hexCode = (unit: string): string => unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Outside of printable ASCII, as UTF-16 units. */
const escapeUnicode = (text: string): string => text.replace(/[^\x20-\x7f]/g, (unit) => `\\u${hexCode(unit)}`);

const CONTROLS: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
};

const escapeJava = (text: string): string =>
  escapeUnicode(text.replace(/["\\]/g, '\\$&').replace(/[\b\n\t\f\r]/g, (control) => CONTROLS[control] ?? control));

const escapeEcmaScript = (text: string): string => escapeJava(text).replace(/['/]/g, '\\$&');

const READ: Readonly<Record<string, string>> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };

const unescapeUnicode = (text: string): string =>
  text.replace(/\\u+([0-9a-fA-F]{4})/g, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Either a code in hexadecimal or in octal digits, or a character that stands for itself or a control. */
const unescapeJava = (text: string): string =>
  text.replace(/\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([^]))/g, (_escape, ...codes: readonly unknown[]) => {
    const [hex, octal, character] = codes;
    if (typeof hex === 'string') return String.fromCharCode(Number.parseInt(hex, 16));
    if (typeof octal === 'string') return String.fromCharCode(Number.parseInt(octal, 8));
    return READ[String(character)] ?? String(character);
  });

const escapeCsv = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const unescapeCsv = (text: string): string => {
  const [, inner] = /^"([^]*)"$/.exec(text) ?? [];
  return inner !== undefined && /[",\r\n]/.test(inner) ? inner.replaceAll('""', '"') : text;
};

const namesFor = (names: ReadonlyMap<string, string>) => ({
  escape: (text: string): string =>
    Array.from(text, (character) => (names.has(character) ? `&${names.get(character)};` : character)).join(''),
  unescape: unescaping(new Map([...names].map(([character, name]) => [name, character]))),
});

const numbered = (code: number, otherwise: string): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;

const unescaping = (characters: ReadonlyMap<string, string>) => (text: string) =>
  text.replace(
    /&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([A-Za-z][A-Za-z0-9]*));/g,
    (entity, ...[decimal, hex, name]: readonly unknown[]) => {
      if (typeof decimal === 'string') return numbered(Number(decimal), entity);
      if (typeof hex === 'string') return numbered(Number.parseInt(hex, 16), entity);
      return characters.get(String(name)) ?? entity;
    },
  );

const html3 = namesFor(HTML3_NAMES);
const html4 = namesFor(HTML4_NAMES);
const xml = namesFor(XML_NAMES);

export const stringEscapes = withoutNulls({
  'String escapeCsv()': escapeCsv,
  'String escapeEcmaScript()': escapeEcmaScript,
  'String escapeHtml3()': html3.escape,
  'String escapeHtml4()': html4.escape,
  'String escapeJava()': escapeJava,
  'static String escapeSingleQuotes(String stringToEscape)': (text: string) => text.replaceAll("'", "\\'"),
  'String escapeUnicode()': escapeUnicode,
  'String escapeXml()': xml.escape,
  'String stripHtmlTags()': (text: string) => text.replace(/<[^>]*>/g, ''),
  'String unescapeCsv()': unescapeCsv,
  'String unescapeEcmaScript()': unescapeJava,
  'String unescapeHtml3()': html3.unescape,
  'String unescapeHtml4()': html4.unescape,
  'String unescapeJava()': unescapeJava,
  'String unescapeUnicode()': unescapeUnicode,
  'String unescapeXml()': xml.unescape,
});
