/** The class XmlStreamWriter. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_writer.htm */
import { apexException } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { libraryClass } from '../../define.ts';
import { declaration, escapedAttribute, escapedText, qualified } from './write-xml.ts';

class XmlStreamWriter extends ApexValue {
  text = '';
  readonly #open: string[] = [];
  /** What ends the start tag that is still being written: `>` or `/>`. */
  #pending = '';

  /** Ends a start tag once something else follows. */
  #settle(): void {
    this.text += this.#pending;
    this.#pending = '';
  }

  write(text: string): void {
    this.#settle();
    this.text += text;
  }

  /** @param name qualified */
  startElement(name: string, isEmpty: boolean): void {
    this.write(`<${name}`);
    this.#pending = isEmpty ? '/>' : '>';
    if (!isEmpty) this.#open.push(name);
  }

  /** @throws System.XmlException outside of a start tag */
  inStartTag(text: string): void {
    if (this.#pending === '') throw apexException('System.XmlException', 'Attribute not associated with any element');
    this.text += text;
  }

  endElement(): void {
    const name = this.#open.pop();
    if (name === undefined) throw apexException('System.XmlException', 'No element was found to write');
    this.write(`</${name}>`);
  }

  endDocument(): void {
    while (this.#open.length > 0) this.endElement();
    this.#settle();
  }

  get finished(): string {
    return this.text + this.#pending;
  }
}

const element =
  (isEmpty: boolean) =>
  (self: XmlStreamWriter, prefix: string | null, name: string | null): void => {
    self.startElement(qualified(prefix, name), isEmpty);
  };

const writes =
  (text: (...given: readonly string[]) => string) =>
  (self: XmlStreamWriter, ...given: readonly (string | null)[]): void => {
    self.write(text(...given.map((one) => one ?? '')));
  };

const writesInTag =
  (text: (...given: readonly string[]) => string) =>
  (self: XmlStreamWriter, ...given: readonly (string | null)[]): void => {
    self.inStartTag(text(...given.map((one) => one ?? '')));
  };

const defaultNamespace = writesInTag((uri = '') => declaration('', uri));

export const xmlStreamWriter = libraryClass({
  name: 'System.XmlStreamWriter',
  holds: (value) => value instanceof XmlStreamWriter,
  members: {
    'new()': () => new XmlStreamWriter(),
    'void close()': () => undefined,
    'String getXmlString()': ({ finished }: XmlStreamWriter) => finished,
    'void setDefaultNamespace(String uri)': () => undefined,
    'void writeAttribute(String prefix, String namespaceUri, String localName, String value)': writesInTag(
      (...[prefix = '', , name = '', value = '']) => ` ${qualified(prefix, name)}="${escapedAttribute(value)}"`,
    ),
    'void writeCData(String data)': writes((data = '') => `<![CDATA[${data}]]>`),
    'void writeCharacters(String text)': writes((text = '') => escapedText(text)),
    'void writeComment(String comment)': writes((comment = '') => `<!--${comment}-->`),
    'void writeDefaultNamespace(String namespaceUri)': defaultNamespace,
    'void writeEmptyElement(String prefix, String localName, String namespaceUri)': element(true),
    'void writeEndDocument()': (self: XmlStreamWriter) => {
      self.endDocument();
    },
    'void writeEndElement()': (self: XmlStreamWriter) => {
      self.endElement();
    },
    'void writeNamespace(String prefix, String namespaceUri)': writesInTag((prefix = '', uri = '') =>
      declaration(prefix, uri),
    ),
    'void writeProcessingInstruction(String target, String data)': writes(
      (target = '', data = '') => `<?${target} ${data}?>`,
    ),
    'void writeStartDocument(String encoding, String version)': writes(
      (encoding = '', version = '') =>
        `<?xml version="${version === '' ? '1.0' : version}"${encoding === '' ? '' : ` encoding="${encoding}"`}?>`,
    ),
    'void writeStartElement(String prefix, String localName, String namespaceUri)': element(false),
  },
});
