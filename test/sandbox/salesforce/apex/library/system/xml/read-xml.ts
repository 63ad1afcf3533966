/** XML text as a document in memory, names resolved to their namespaces. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { apexException } from '../../../runtime/exceptions.ts';
import { XmlNode, type XmlAttribute } from './xml-node.ts';

const TEXT = '#text';
const COMMENT = '#comment';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';
const NAMESPACE = 'xmlns';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  commentPropName: COMMENT,
  cdataPropName: CDATA,
});

type Parsed = { readonly [name: string]: unknown };

const entries = z.array(z.record(z.string(), z.unknown()));
const attributes = z.record(z.string(), z.string()).default({});

const split = (name: string): { prefix: string | null; local: string } => {
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: null, local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
};

/** `xmlns:a` declares the prefix a, `xmlns` the empty one. */
const declaredPrefix = (name: string): string | undefined => {
  if (name === NAMESPACE) return '';
  return name.startsWith(`${NAMESPACE}:`) ? name.slice(NAMESPACE.length + 1) : undefined;
};

const attributeOf = (element: XmlNode, name: string, value: string): XmlAttribute => {
  const { prefix, local } = split(name);
  return { name: local, prefix, namespace: prefix === null ? null : element.namespaceFor(prefix), value };
};

const contents = z.array(z.record(z.string(), z.string()));

const contentOf = (value: unknown): string =>
  contents
    .parse(value)
    .map((one) => one[TEXT] ?? '')
    .join('');

/** An element whose names can be resolved: it stands in its parent and has its declarations. */
const elementOf = (name: string, given: Readonly<Record<string, string>>, parent: XmlNode | undefined): XmlNode => {
  const { prefix, local } = split(name);
  const scope = new XmlNode('ELEMENT', { name: local });
  scope.parent = parent ?? null;
  for (const [key, value] of Object.entries(given)) {
    const declared = declaredPrefix(key);
    if (declared !== undefined) scope.declared.set(declared, value);
  }
  const element = new XmlNode('ELEMENT', { name: local, prefix, namespace: scope.namespaceFor(prefix ?? '') });
  element.parent = parent ?? null;
  for (const [key, uri] of scope.declared) element.declared.set(key, uri);
  return element;
};

const readElement = (node: Parsed, name: string, parent: XmlNode | undefined): XmlNode => {
  const given = attributes.parse(node[ATTRIBUTES]);
  const element = elementOf(name, given, parent);
  for (const [key, value] of Object.entries(given)) {
    if (declaredPrefix(key) === undefined) element.attributes.push(attributeOf(element, key, value));
  }
  for (const child of entries.parse(node[name])) element.append(readNode(child, element));
  return element;
};

const readNode = (node: Parsed, parent: XmlNode | undefined): XmlNode => {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
  if (name === TEXT) return new XmlNode('TEXT', { content: String(node[TEXT]) });
  if (name === CDATA) return new XmlNode('TEXT', { content: contentOf(node[CDATA]), isCharacterData: true });
  if (name === COMMENT) return new XmlNode('COMMENT', { content: contentOf(node[COMMENT]) });
  return readElement(node, name, parent);
};

const failure = (message: string) => apexException('System.XmlException', `Failed to parse XML due to: ${message}`);

/** @returns the root element @throws System.XmlException when the text is no XML */
export const readXml = (text: string): XmlNode => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the same check as a package of its own is younger than a year
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw failure(`${valid.err.msg} (position: ${valid.err.line}:${valid.err.col})`);
  const parsed: unknown = parser.parse(text);
  const roots = entries.parse(parsed).map((node) => readNode(node, undefined));
  const root = roots.find(({ kind }) => kind === 'ELEMENT');
  if (root === undefined) throw failure('no root element');
  return root;
};
