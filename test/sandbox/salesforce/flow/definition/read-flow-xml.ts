/**
 * A flow file as a tree of texts: white space inside of values is kept, because a text template may end with a line break.
 * What the texts mean is for the metadata to say.
 */
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { SourceInvalid } from '../../schema/source-error.ts';

const TEXT = '#text';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

const branch = z.record(z.string(), z.unknown());

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/** Without attributes, which say nothing but namespaces and `xsi:nil`, and without the line breaks between elements. */
const cleaned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(cleaned);
  const parsed = branch.safeParse(value);
  if (!parsed.success) return value;
  const children = Object.entries(parsed.data).filter(([name]) => name !== TEXT && !name.startsWith('@'));
  if (children.length === 0) return parsed.data[TEXT] ?? '';
  return Object.fromEntries(children.map(([name, child]) => [name, cleaned(child)]));
};

/**
 * The children of the `Flow` element.
 * @param file what messages name
 * @throws SourceInvalid when the text is no XML with that root
 */
export const readFlowXml = (xml: string, file: string): unknown => {
  const document = branch.parse(parser.parse(xml));
  const root = document.Flow;
  if (root === undefined) throw new SourceInvalid(file, 'expected the root element Flow');
  const flow = cleaned(root);
  return isBlank(flow) ? {} : flow;
};
