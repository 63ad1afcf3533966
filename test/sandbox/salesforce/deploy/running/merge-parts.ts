import { readRegistry } from '../metadata/registry.ts';
import { childText, readXml, type XmlElement } from '../metadata/xml.ts';

/**
 * Files that hold several components, such as labels or the actions of a workflow: a deploy that brings some of them leaves the
 * others. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customlabels.htm
 */

const elementsOf = (type: string): ReadonlySet<string> =>
  new Set(
    readRegistry()
      .filter(({ parent }) => parent === type)
      .map(({ element }) => element),
  );

const keyOf = (part: XmlElement): string => `${part.name} ${childText(part, 'fullName') ?? ''}`;

/**
 * @param type of the file: CustomLabels, Workflow
 * @returns `next` with the parts of `before` that it does not have; `next` itself for a type that has no parts
 */
export const mergeParts = (type: string, before: string, next: string): string => {
  const elements = elementsOf(type);
  const [old, fresh] = [readXml(before), readXml(next)];
  if (elements.size === 0 || type === 'CustomObject' || !old.ok || !fresh.ok) return next;
  const brought = new Set(fresh.root.children.map(keyOf));
  const kept = old.root.children
    .filter((part) => elements.has(part.name) && !brought.has(keyOf(part)))
    .map(({ start, end }) => before.slice(start, end));
  const end = next.lastIndexOf('</');
  return kept.length === 0 || end === -1 ? next : `${next.slice(0, end)}${kept.join('\n')}\n${next.slice(end)}`;
};
