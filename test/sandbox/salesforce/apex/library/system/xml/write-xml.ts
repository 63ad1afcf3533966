/** A document in memory as XML text; prefixes are declared where they are first needed. */
import type { XmlAttribute, XmlNode } from './xml-node.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapedText = (text: string): string =>
  text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? '');
export const escapedAttribute = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** `a:name` */
export const qualified = (prefix: string | null, name: string | null): string =>
  prefix === null || prefix === '' ? (name ?? '') : `${prefix}:${name ?? ''}`;

/** `xmlns:a="uri"` */
export const declaration = (prefix: string, uri: string): string =>
  ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapedAttribute(uri)}"`;

type Scope = ReadonlyMap<string, string>;

const needs = (scope: Scope, { prefix, namespace }: Pick<XmlNode | XmlAttribute, 'prefix' | 'namespace'>): boolean =>
  namespace !== null && namespace !== '' && scope.get(prefix ?? '') !== namespace;

/** What the element declares, with what its own name and attributes need besides. */
const declarationsOf = (element: XmlNode, prefix: string | null, around: Scope): ReadonlyMap<string, string> => {
  const declared = new Map(element.declared);
  const { namespace, attributes } = element;
  for (const one of [{ prefix, namespace }, ...attributes.filter((attribute) => attribute.prefix !== null)]) {
    if (needs(new Map([...around, ...declared]), one)) declared.set(one.prefix ?? '', one.namespace ?? '');
  }
  return declared;
};

/** An element without a prefix of its own takes one that stands for its namespace already. */
const prefixOf = ({ prefix, namespace, declared }: XmlNode, around: Scope): string | null => {
  const scope = new Map([...around, ...declared]);
  if (prefix !== null || namespace === null || scope.get('') === namespace) return prefix;
  return [...scope].find(([, uri]) => uri === namespace)?.[0] ?? null;
};

const writeElement = (element: XmlNode, around: Scope): string => {
  const prefix = prefixOf(element, around);
  const declared = declarationsOf(element, prefix, around);
  const name = qualified(prefix, element.name);
  const head = [
    name,
    ...[...declared].map(([prefix, uri]) => declaration(prefix, uri)),
    ...element.attributes.map((one) => ` ${qualified(one.prefix, one.name)}="${escapedAttribute(one.value)}"`),
  ].join('');
  if (element.children.length === 0) return `<${head} />`;
  const scope = new Map([...around, ...declared]);
  return `<${head}>${element.children.map((child) => writeXml(child, scope)).join('')}</${name}>`;
};

export const writeXml = (node: XmlNode, around: Scope = new Map()): string => {
  if (node.kind === 'COMMENT') return `<!--${node.content}-->`;
  if (node.kind === 'ELEMENT') return writeElement(node, around);
  return node.isCharacterData ? `<![CDATA[${node.content}]]>` : escapedText(node.content);
};
