/** A document in the order it is read: what XmlStreamReader stops at. */
import { readXml } from './read-xml.ts';
import type { XmlNode } from './xml-node.ts';

/** In the order of the enum XmlTag. */
export const XML_TAGS = [
  'ATTRIBUTE',
  'CDATA',
  'CHARACTERS',
  'COMMENT',
  'DTD',
  'END_DOCUMENT',
  'END_ELEMENT',
  'ENTITY_DECLARATION',
  'ENTITY_REFERENCE',
  'NAMESPACE',
  'NOTATION_DECLARATION',
  'PROCESSING_INSTRUCTION',
  'SPACE',
  'START_DOCUMENT',
  'START_ELEMENT',
] as const;

export type XmlTag = (typeof XML_TAGS)[number];

export type XmlEvent = { readonly tag: XmlTag; readonly node: XmlNode | undefined };

/** The numbers that `next()` answers. */
export const EVENT_NUMBERS: Readonly<Partial<Record<XmlTag, number>>> = {
  START_ELEMENT: 1,
  END_ELEMENT: 2,
  PROCESSING_INSTRUCTION: 3,
  CHARACTERS: 4,
  COMMENT: 5,
  SPACE: 6,
  START_DOCUMENT: 7,
  END_DOCUMENT: 8,
  CDATA: 12,
};

const eventsOf = (node: XmlNode): readonly XmlEvent[] => {
  if (node.kind === 'COMMENT') return [{ tag: 'COMMENT', node }];
  if (node.kind === 'TEXT') return [{ tag: 'CHARACTERS', node }];
  return [{ tag: 'START_ELEMENT', node }, ...node.children.flatMap(eventsOf), { tag: 'END_ELEMENT', node }];
};

/** @throws System.XmlException */
export const xmlEvents = (text: string): readonly XmlEvent[] => [
  { tag: 'START_DOCUMENT', node: undefined },
  ...eventsOf(readXml(text)),
  { tag: 'END_DOCUMENT', node: undefined },
];
