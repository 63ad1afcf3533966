/** Plain values as XML elements: an object's members by name, a list as its element repeated. */

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const elementOf = (name: string, value: unknown): string => {
  if (Array.isArray(value)) return value.map((one: unknown) => elementOf(name, one)).join('');
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  return `<${name}>${isObject(value) ? toXml(value) : escaped(String(value))}</${name}>`;
};

export const toXml = (value: object): string =>
  Object.entries(value)
    .map(([name, held]: [string, unknown]) => elementOf(name, held))
    .join('');
