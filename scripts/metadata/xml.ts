import { XMLParser } from 'fast-xml-parser';

/** Metadata XML as a plain tree of elements, in the order of the file; text is kept as it was written. */

export type XmlElement = {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
};

const parser = new XMLParser({ preserveOrder: true, parseTagValue: false, trimValues: false });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (nodes: readonly unknown[]): string =>
  nodes
    .filter(isObject)
    .map((node) => node['#text'])
    .filter((text) => typeof text === 'string')
    .join('');

const elementsOf = (nodes: unknown): readonly XmlElement[] => {
  if (!Array.isArray(nodes)) return [];
  return nodes.filter(isObject).flatMap((node) =>
    Object.entries(node)
      .filter(([name, content]) => !/^[#:?]/.test(name) && Array.isArray(content))
      .map(([name, content]) => {
        const children: readonly unknown[] = Array.isArray(content) ? content : [];
        return { name, text: textOf(children), children: elementsOf(content) };
      }),
  );
};

export type XmlRead = { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly why: string };

/** Reads one document. A document that is not well-formed is answered with the reason and its line and column. */
export const readXml = (source: string): XmlRead => {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the validator's new package is not one of ours yet
    const [root] = elementsOf(parser.parse(source, true));
    return root === undefined ? { ok: false, why: 'the document is empty' } : { ok: true, root };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
};

/** The text of the first child of that name; undefined when there is none. */
export const childText = (element: XmlElement, name: string): string | undefined =>
  element.children.find((child) => child.name === name)?.text;

/** All children of that name. */
export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);
