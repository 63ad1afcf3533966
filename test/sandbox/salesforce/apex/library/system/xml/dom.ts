/**
 * The namespace Dom: documents and their nodes.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_dom.htm
 */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { enumConstant, type EnumConstant } from '../../../values/enum-constant.ts';
import { ApexList } from '../../../values/list.ts';
import { libraryClass, libraryEnum, type LibraryClass } from '../../define.ts';
import { readXml } from './read-xml.ts';
import { writeXml } from './write-xml.ts';
import { XmlNode, type XmlKind } from './xml-node.ts';

const KINDS: readonly XmlKind[] = ['COMMENT', 'ELEMENT', 'TEXT'];

const kindConstant = (kind: XmlKind): EnumConstant => enumConstant('Dom.XmlNodeType', kind, KINDS.indexOf(kind));

const given = <Value>(value: Value | null): Value => {
  if (value === null) throw nullPointer();
  return value;
};

const elementMade = (name: string | null, namespace: string | null, prefix: string | null): XmlNode =>
  new XmlNode('ELEMENT', { name: given(name), namespace, prefix });

export class XmlDocument extends ApexValue {
  root: XmlNode | null = null;

  override apexText(): string {
    return 'Dom.Document[]';
  }

  get text(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>${this.root === null ? '' : writeXml(this.root)}`;
  }
}

/** @throws System.XmlException */
export const documentOf = (text: string): XmlDocument => {
  const document = new XmlDocument();
  document.root = readXml(text);
  return document;
};

const nodeList = (nodes: readonly XmlNode[]): ApexList => new ApexList('List<Dom.XmlNode>', [...nodes]);

const checkElement = (node: XmlNode): XmlNode => {
  if (node.kind !== 'ELEMENT') throw apexException('System.XmlException', `Node is no element: ${node.kind}`);
  return node;
};

const attributeAt = (self: XmlNode, index: number | null) => {
  const attribute = self.attributes[given(index)];
  if (attribute === undefined) {
    throw apexException('System.XmlException', `Attribute index out of bounds: ${index ?? 'null'}`);
  }
  return attribute;
};

const valueOf = (self: XmlNode, key: string | null, namespace: string | null): string | null =>
  self.attribute(given(key), namespace)?.value ?? null;

const setAttribute = (self: XmlNode, ...[name, value, namespace = null]: readonly (string | null)[]): void => {
  const uri = namespace ?? null;
  const prefix = uri === null || uri === '' ? null : self.prefixFor(uri);
  self.setAttribute({ name: given(name ?? null), value: given(value ?? null), namespace: uri, prefix });
};

const reading: LibraryClass['members'] = {
  'String getAttribute(String key, String keyNamespace)': valueOf,
  'String getAttributeValue(String key, String keyNamespace)': valueOf,
  'String getAttributeValueNs(String key, String keyNamespace)': (
    self: XmlNode,
    key: string | null,
    namespace: string | null,
  ) => self.attribute(given(key), namespace)?.namespace ?? null,
  'Integer getAttributeCount()': ({ attributes }: XmlNode) => attributes.length,
  'String getAttributeKeyAt(Integer index)': (self: XmlNode, index: number | null) => attributeAt(self, index).name,
  'String getAttributeKeyNsAt(Integer index)': (self: XmlNode, index: number | null) =>
    attributeAt(self, index).namespace,
  'Dom.XmlNode getChildElement(String name, String namespace)': (
    self: XmlNode,
    name: string | null,
    namespace: string | null,
  ) => self.elements.find((one) => one.name === name && (one.namespace ?? '') === (namespace ?? '')) ?? null,
  'List<Dom.XmlNode> getChildElements()': ({ elements }: XmlNode) => nodeList(elements),
  'List<Dom.XmlNode> getChildren()': ({ children }: XmlNode) => nodeList(children),
  'String getName()': ({ name }: XmlNode) => name,
  'String getNamespace()': ({ namespace }: XmlNode) => namespace,
  'String getNamespaceFor(String prefix)': (self: XmlNode, prefix: string | null) => self.namespaceFor(prefix ?? ''),
  'String getPrefixFor(String namespace)': (self: XmlNode, namespace: string | null) =>
    self.prefixFor(given(namespace)),
  'Dom.XmlNodeType getNodeType()': ({ kind }: XmlNode) => kindConstant(kind),
  'Dom.XmlNode getParent()': ({ parent }: XmlNode) => parent,
  'String getText()': ({ text }: XmlNode) => text,
};

const writing: LibraryClass['members'] = {
  'Dom.XmlNode addChildElement(String name, String namespace, String prefix)': (
    self: XmlNode,
    ...name: readonly [string | null, string | null, string | null]
  ) => checkElement(self).append(elementMade(...name)),
  'Dom.XmlNode addTextNode(String text)': (self: XmlNode, text: string | null) =>
    checkElement(self).append(new XmlNode('TEXT', { content: given(text) })),
  'Dom.XmlNode addCommentNode(String text)': (self: XmlNode, text: string | null) =>
    checkElement(self).append(new XmlNode('COMMENT', { content: given(text) })),
  'Dom.XmlNode insertBefore(Dom.XmlNode newChild, Dom.XmlNode refChild)': (
    self: XmlNode,
    child: XmlNode | null,
    before: XmlNode | null,
  ) => checkElement(self).insert(given(child), before),
  'Boolean removeChild(Dom.XmlNode childNode)': (self: XmlNode, child: XmlNode | null) => self.remove(given(child)),
  'void setAttribute(String key, String value)': setAttribute,
  'void setAttributeNs(String key, String value, String keyNamespace, String valueNamespace)': setAttribute,
  'Boolean removeAttribute(String key, String keyNamespace)': (
    self: XmlNode,
    key: string | null,
    namespace: string | null,
  ) => self.removeAttribute(given(key), namespace),
  'void setNamespace(String prefix, String namespace)': (
    self: XmlNode,
    prefix: string | null,
    namespace: string | null,
  ) => {
    self.declared.set(prefix ?? '', given(namespace));
  },
};

export const domClasses: readonly LibraryClass[] = [
  libraryEnum({ name: 'Dom.XmlNodeType', values: KINDS }),
  libraryClass({
    name: 'Dom.XmlNode',
    holds: (value) => value instanceof XmlNode,
    members: { ...reading, ...writing },
  }),
  libraryClass({
    name: 'Dom.Document',
    holds: (value) => value instanceof XmlDocument,
    members: {
      'new()': () => new XmlDocument(),
      'Dom.XmlNode createRootElement(String name, String namespace, String prefix)': (
        self: XmlDocument,
        ...name: readonly [string | null, string | null, string | null]
      ) => (self.root = elementMade(...name)),
      'Dom.XmlNode getRootElement()': ({ root }: XmlDocument) => root,
      'void load(String xml)': (self: XmlDocument, text: string | null) => {
        self.root = readXml(given(text));
      },
      'String toXmlString()': ({ text }: XmlDocument) => text,
    },
  }),
];
