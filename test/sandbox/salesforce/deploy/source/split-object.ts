import { readRegistry } from '../metadata/registry.ts';
import { childText, readXml, type XmlElement } from '../metadata/xml.ts';

/**
 * An object as the Metadata API has it, one file with all its fields and other parts, becomes the files of a project: the
 * object, and each part in a file of its own.
 */

const OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const within = (source: string, { start, end }: XmlElement): string => {
  const whole = source.slice(start, end);
  return whole.slice(whole.indexOf('>') + 1, whole.lastIndexOf('</'));
};

const documentOf = (root: string, content: string): string => `${OPEN}<${root} ${NAMESPACE}>${content}</${root}>\n`;

/** What makes the file more than a list of parts, so that it says something of the object itself. */
const saysSomething = (children: readonly XmlElement[]): boolean =>
  children.some(({ name }) => name === 'label' || name === 'customSettingsType' || name === 'eventType');

/**
 * @param object its API name
 * @returns contents by path; what cannot be read stays one file
 */
export const splitObject = (object: string, source: string): ReadonlyMap<string, string> => {
  const folder = `objects/${object}`;
  const own = `${folder}/${object}.object-meta.xml`;
  const read = readXml(source);
  if (!read.ok) return new Map([[own, source]]);
  const types = readRegistry().filter(({ parent }) => parent === 'CustomObject');
  const typeOf = ({ name }: XmlElement) => types.find(({ element }) => element === name);
  const parts = read.root.children.flatMap((part): readonly (readonly [string, string])[] => {
    const type = typeOf(part);
    const name = childText(part, 'fullName');
    if (type === undefined || name === undefined) return [];
    const path = `${folder}/${type.directory}/${name}.${type.suffix ?? ''}-meta.xml`;
    return [[path, documentOf(type.name, within(source, part))]];
  });
  const rest = read.root.children.filter(
    (child) => typeOf(child) === undefined || childText(child, 'fullName') === undefined,
  );
  const isStandard = !/__\w+$/.test(object);
  if (!saysSomething(rest) && (rest.length === 0 || !isStandard)) return new Map(parts);
  const content = rest.map(({ start, end }) => source.slice(start, end)).join('\n');
  return new Map([...parts, [own, documentOf('CustomObject', content)]]);
};
