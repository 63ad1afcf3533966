import { XMLParser } from 'fast-xml-parser';

/**
 * Metadata XML as a plain tree of elements, in the order of the file, each with its place in it; text is kept as it was
 * written.
 */

export type XmlElement = {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** Where the element begins, both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Where it begins and ends in the text of its document. */
  readonly start: number;
  readonly end: number;
};

const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: true,
  captureMetaData: true,
});

type Place = Pick<XmlElement, 'line' | 'column'>;
type Placing = (index: number) => Place;

/** Finds places faster than by counting from the start each time. */
const placing = (source: string): Placing => {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (index) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: index - (starts[low] ?? 0) + 1 };
  };
};

const isObject = (value: unknown): value is Readonly<Record<string | symbol, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (nodes: readonly unknown[]): string =>
  nodes
    .filter(isObject)
    .map((node) => node['#text'])
    .filter((text) => typeof text === 'string')
    .join('');

/** The reader notes places under the only symbol it uses. */
const extentOf = (node: Readonly<Record<string | symbol, unknown>>): Pick<XmlElement, 'start' | 'end'> => {
  const [noted] = Object.getOwnPropertySymbols(node);
  const about = noted === undefined ? undefined : node[noted];
  const { startIndex: start, endIndex: end } = isObject(about) ? about : {};
  return { start: typeof start === 'number' ? start : 0, end: typeof end === 'number' ? end : 0 };
};

const elementsOf = (nodes: unknown, place: Placing): readonly XmlElement[] => {
  if (!Array.isArray(nodes)) return [];
  return nodes.filter(isObject).flatMap((node) =>
    Object.entries(node)
      .filter(([name, content]) => !/^[#:?]/.test(name) && Array.isArray(content))
      .map(([name, content]) => {
        const children: readonly unknown[] = Array.isArray(content) ? content : [];
        const extent = extentOf(node);
        return {
          name,
          text: textOf(children),
          children: elementsOf(children, place),
          ...extent,
          ...place(extent.start),
        };
      }),
  );
};

export type XmlRead =
  { readonly ok: true; readonly root: XmlElement } | ({ readonly ok: false; readonly why: string } & Place);

const START: Place = { line: 1, column: 1 };

/** `… at line 3, column 7` or `Line 3` in what the parser says. */
const placeIn = (why: string): Place => {
  const [, line = '1', column = '1'] = /(?:line:?\s*)(\d+)(?:\D+?(?:col(?:umn)?:?\s*)(\d+))?/i.exec(why) ?? [];
  return { line: Number(line), column: Number(column) };
};

/** Reads one document. A document that is not well-formed is answered with the reason and its line and column. */
export const readXml = (source: string): XmlRead => {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the validator's new package is not one of ours yet
    const [root] = elementsOf(parser.parse(source, true), placing(source));
    return root === undefined ? { ok: false, why: 'the document is empty', ...START } : { ok: true, root };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, why, ...placeIn(why) };
  }
};

/** The text of the first child of that name; undefined when there is none. */
export const childText = (element: XmlElement, name: string): string | undefined =>
  element.children.find((child) => child.name === name)?.text;

/** All children of that name. */
export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** All elements at a path below an element: `recordLookups/filters/field`. */
export const elementsAt = (element: XmlElement, path: string): readonly XmlElement[] =>
  path
    .split('/')
    .reduce<readonly XmlElement[]>((found, name) => found.flatMap((one) => childrenNamed(one, name)), [element]);
