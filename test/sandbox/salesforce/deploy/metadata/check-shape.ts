import type { DeclaredProperty, DeclaredTypes } from './declared-types.ts';
import type { XmlElement } from './xml.ts';

/**
 * Every element exists in the Metadata API, every enumeration value is one, every number and boolean reads as one, and
 * none that is required is missing.
 */

export type ShapeFinding = {
  readonly kind: 'unknown' | 'value' | 'missing' | 'repeated';
  /** The element at fault, or the one that lacks something. */
  readonly element: XmlElement;
  /** The type of the Metadata API that decides: the holder's, for a wrong value its own. */
  readonly type: string;
  /** For a missing element, the type of what it should hold. */
  readonly holds?: string;
  /** Name of the element that is unknown, wrong, missing or there twice. */
  readonly name: string;
  /** For a wrong value, the values an enumeration allows. */
  readonly allowed?: ReadonlySet<string>;
};

const PLAIN: Readonly<Record<string, RegExp>> = {
  boolean: /^\s*(true|false|0|1)\s*$/,
  number: /^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/,
};

const valueFindings = (
  types: DeclaredTypes,
  child: XmlElement,
  property: DeclaredProperty,
): readonly ShapeFinding[] => {
  const wrong = { kind: 'value', element: child, type: property.type, name: child.name } as const;
  const pattern = PLAIN[property.type];
  if (pattern !== undefined) return pattern.test(child.text) ? [] : [wrong];
  const allowed = types.valuesOf(property.type);
  return allowed === undefined || allowed.has(child.text) ? [] : [{ ...wrong, allowed }];
};

type Declared = ReadonlyMap<string, DeclaredProperty>;

const missingIn = (element: XmlElement, type: string, declared: Declared): readonly ShapeFinding[] =>
  [...declared]
    .filter(([name, { isRequired }]) => isRequired && !element.children.some((child) => child.name === name))
    .map(([name, property]) => ({ kind: 'missing', element, type, name, holds: property.type }));

const repeatedIn = (element: XmlElement, type: string, declared: Declared): readonly ShapeFinding[] =>
  [...Map.groupBy(element.children, ({ name }) => name)]
    .filter(([name, found]) => found.length > 1 && declared.get(name)?.isList === false)
    .map(([name, found]) => ({ kind: 'repeated', element: found[1] ?? element, type, name }));

/**
 * Checks an element and all below it.
 * @param type the Metadata API's name of what the element holds
 */
export const shapeFindings = (types: DeclaredTypes, element: XmlElement, type: string): readonly ShapeFinding[] => {
  const declared = types.elementsOf(type);
  if (declared === undefined) return [];
  const inside = element.children.flatMap((child): readonly ShapeFinding[] => {
    const property = declared.get(child.name);
    if (property === undefined) return [{ kind: 'unknown', element: child, type, name: child.name }];
    return [...valueFindings(types, child, property), ...shapeFindings(types, child, property.type)];
  });
  return [...inside, ...missingIn(element, type, declared), ...repeatedIn(element, type, declared)];
};
