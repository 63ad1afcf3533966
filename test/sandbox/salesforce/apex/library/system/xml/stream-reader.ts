/** The class XmlStreamReader. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_reader.htm */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { enumConstant, type EnumConstant } from '../../../values/enum-constant.ts';
import { libraryClass, libraryEnum, type LibraryClass } from '../../define.ts';
import { EVENT_NUMBERS, XML_TAGS, xmlEvents, type XmlEvent, type XmlTag } from './xml-events.ts';
import type { XmlAttribute, XmlNode } from './xml-node.ts';

const NOWHERE: XmlEvent = { tag: 'END_DOCUMENT', node: undefined };

export class XmlStreamReader extends ApexValue {
  readonly #events: readonly XmlEvent[];
  #at = 0;

  constructor(text: string) {
    super();
    this.#events = xmlEvents(text);
  }

  get event(): XmlEvent {
    return this.#events[this.#at] ?? NOWHERE;
  }

  get hasNext(): boolean {
    return this.#at < this.#events.length - 1;
  }

  /** @throws System.XmlException at the end */
  next(): number {
    if (!this.hasNext) throw apexException('System.XmlException', 'No more elements in the document');
    this.#at += 1;
    return EVENT_NUMBERS[this.event.tag] ?? 0;
  }

  get element(): XmlNode | undefined {
    return this.event.node?.kind === 'ELEMENT' ? this.event.node : undefined;
  }
}

const isAt =
  (...tags: readonly XmlTag[]) =>
  ({ event }: XmlStreamReader): boolean =>
    tags.includes(event.tag);

const isElement = isAt('START_ELEMENT', 'END_ELEMENT');
const isText = isAt('CHARACTERS', 'COMMENT');

const tagConstant = ({ tag }: XmlEvent): EnumConstant => enumConstant('XmlTag', tag, XML_TAGS.indexOf(tag));

const nextTag = (self: XmlStreamReader): number => {
  let number = self.next();
  while (!isElement(self)) number = self.next();
  return number;
};

const attributeAt =
  <Answer>(read: (attribute: XmlAttribute) => Answer) =>
  ({ element }: XmlStreamReader, index: number | null): Answer => {
    const attribute = index === null ? undefined : element?.attributes[index];
    if (attribute === undefined) throw apexException('System.XmlException', `No attribute at ${index ?? 'null'}`);
    return read(attribute);
  };

const declaredAt =
  (part: 0 | 1) =>
  ({ element }: XmlStreamReader, index: number | null): string | null =>
    [...(element?.declared ?? [])][index ?? -1]?.[part] ?? null;

const attributeValue = (self: XmlStreamReader, namespace: string | null, name: string | null): string | null =>
  name === null ? null : (self.element?.attribute(name, namespace)?.value ?? null);

export const xmlStreamReaderClasses: readonly LibraryClass[] = [
  libraryEnum({ name: 'System.XmlTag', values: XML_TAGS }),
  libraryClass({
    name: 'System.XmlStreamReader',
    holds: (value) => value instanceof XmlStreamReader,
    members: {
      'new(String xmlInput)': (text: string | null) => {
        if (text === null) throw nullPointer();
        return new XmlStreamReader(text);
      },
      'Integer getAttributeCount()': ({ element }: XmlStreamReader) => element?.attributes.length ?? 0,
      'String getAttributeLocalName(Integer index)': attributeAt(({ name }) => name),
      'String getAttributeNamespace(Integer index)': attributeAt(({ namespace }) => namespace),
      'String getAttributePrefix(Integer index)': attributeAt(({ prefix }) => prefix),
      'String getAttributeType(Integer index)': attributeAt(() => 'CDATA'),
      'String getAttributeValue(String namespaceUri, String localName)': attributeValue,
      'String getAttributeValueAt(Integer index)': attributeAt(({ value }) => value),
      'System.XmlTag getEventType()': ({ event }: XmlStreamReader) => tagConstant(event),
      'String getLocalName()': ({ element }: XmlStreamReader) => element?.name ?? null,
      'String getNamespace()': ({ element }: XmlStreamReader) => element?.namespace ?? null,
      'Integer getNamespaceCount()': ({ element }: XmlStreamReader) => element?.declared.size ?? 0,
      'String getNamespacePrefix(Integer index)': declaredAt(0),
      'String getNamespaceURI(String prefix)': ({ element }: XmlStreamReader, prefix: string | null) =>
        element?.namespaceFor(prefix ?? '') ?? null,
      'String getNamespaceURIAt(Integer index)': declaredAt(1),
      'String getPrefix()': ({ element }: XmlStreamReader) => element?.prefix ?? null,
      'String getText()': ({ event }: XmlStreamReader) => event.node?.content ?? null,
      'String getVersion()': () => '1.0',
      'Boolean hasName()': isElement,
      'Boolean hasNext()': ({ hasNext }: XmlStreamReader) => hasNext,
      'Boolean hasText()': isText,
      'Boolean isCharacters()': isAt('CHARACTERS'),
      'Boolean isEndElement()': isAt('END_ELEMENT'),
      'Boolean isStartElement()': isAt('START_ELEMENT'),
      'Boolean isWhiteSpace()': ({ event }: XmlStreamReader) =>
        event.tag === 'CHARACTERS' && (event.node?.content.trim() ?? '') === '',
      'Integer next()': (self: XmlStreamReader) => self.next(),
      'Integer nextTag()': nextTag,
      // Texts come in one piece and names with their namespaces whatever is asked for.
      'void setCoalescing(Boolean returnAsSingleBlock)': () => undefined,
      'void setNamespaceAware(Boolean isNamespaceAware)': () => undefined,
    },
  }),
];
