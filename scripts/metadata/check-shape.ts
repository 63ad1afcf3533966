import type { DeclaredProperty, DeclaredTypes } from './declared-types.ts';
import type { Problem } from './problem.ts';
import type { MetadataFile } from './read-package.ts';
import type { XmlElement } from './xml.ts';

/** Every element exists in the Metadata API, every enumeration value is one, every number and boolean reads as one. */

type Found = Omit<Problem, 'file'>;

const PLAIN: Readonly<Record<string, RegExp>> = {
  boolean: /^(true|false)$/,
  number: /^-?\d+(\.\d+)?$/,
};

const valueProblem = (types: DeclaredTypes, child: XmlElement, property: DeclaredProperty): readonly Found[] => {
  const pattern = PLAIN[property.type];
  if (pattern !== undefined && !pattern.test(child.text)) {
    return [{ problem: `${child.name} is "${child.text}".`, fix: `Write a ${property.type}.` }];
  }
  const values = types.valuesOf(property.type);
  if (values === undefined || values.has(child.text)) return [];
  return [{ problem: `${child.name} is "${child.text}".`, fix: `Use one of ${[...values].join(', ')}.` }];
};

const missingIn = (element: XmlElement, declared: ReadonlyMap<string, DeclaredProperty>): readonly Found[] =>
  [...declared]
    .filter(([name, { isRequired }]) => isRequired && !element.children.some((child) => child.name === name))
    .map(([name]) => ({ problem: `${element.name} has no ${name}.`, fix: `Add the element ${name}.` }));

const repeatedIn = (element: XmlElement, declared: ReadonlyMap<string, DeclaredProperty>): readonly Found[] =>
  [...Map.groupBy(element.children, ({ name }) => name)]
    .filter(([name, found]) => found.length > 1 && declared.get(name)?.isList === false)
    .map(([name]) => ({ problem: `${element.name} has ${name} more than once.`, fix: 'Keep one of them.' }));

const shapeOf = (types: DeclaredTypes, element: XmlElement, type: string): readonly Found[] => {
  const declared = types.elementsOf(type);
  if (declared === undefined) return [];
  const inside = element.children.flatMap((child) => {
    const property = declared.get(child.name);
    if (property === undefined) {
      return [{ problem: `${type} has no element ${child.name}.`, fix: 'Remove it or correct its spelling.' }];
    }
    return [...valueProblem(types, child, property), ...shapeOf(types, child, property.type)];
  });
  return [...inside, ...missingIn(element, declared), ...repeatedIn(element, declared)];
};

const rootTypeOf = ({ type, name }: MetadataFile): string => (type === 'Settings' ? `${name}Settings` : type);

/** Checks one file against the declared types. */
export const checkShape = (types: DeclaredTypes, file: MetadataFile): readonly Problem[] => {
  const type = rootTypeOf(file);
  const found =
    file.root.name === type
      ? shapeOf(types, file.root, type)
      : [{ problem: `The root element is ${file.root.name}.`, fix: `A file of this suffix holds one ${type}.` }];
  return found.map((each) => ({ file: file.path, ...each }));
};
