/** Plain values as XML elements: an object's members by name, a list as its element repeated. */
import { escapeXml } from '../../../shared/escape-xml.ts';

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? escapeXml(String(value)) : '';

const elementOf = (name: string, value: unknown): string => {
  if (Array.isArray(value)) return value.map((one: unknown) => elementOf(name, one)).join('');
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  return `<${name}>${typeof value === 'object' ? toXml(value) : plainText(value)}</${name}>`;
};

export const toXml = (value: object): string =>
  Object.entries(value)
    .map(([name, held]: [string, unknown]) => elementOf(name, held))
    .join('');
