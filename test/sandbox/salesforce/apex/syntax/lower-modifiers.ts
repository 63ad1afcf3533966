/**
 * Modifiers and annotations, in lower case as Apex does not care.
 */
import type { AnnotationContext, ElementValueContext, ModifierContext } from '@apexdevtools/apex-parser';
import type { Annotation, Modifiers, Sharing } from './ast.ts';
import { lowerLiteral } from './lower-literal.ts';
import { at, optional, textOf } from './parse-tree.ts';

const valueOf = (node: ElementValueContext): string => lowerLiteral(node.literal()).value;

const parametersOf = (node: AnnotationContext): Annotation['parameters'] => {
  const single = optional(node.elementValue());
  if (single) return { value: valueOf(single) };
  const pairs = optional(node.elementValuePairs())?.elementValuePair_list() ?? [];
  return Object.fromEntries(pairs.map((pair) => [textOf(pair.id()).toLowerCase(), valueOf(pair.elementValue())]));
};

const lowerAnnotation = (node: AnnotationContext): Annotation => ({
  name: textOf(node.id()).toLowerCase(),
  parameters: parametersOf(node),
  at: at(node.start),
});

const SHARING: Readonly<Record<string, Sharing>> = {
  withsharing: 'with',
  withoutsharing: 'without',
  inheritedsharing: 'inherited',
};

/** All that stands before a declaration. */
export const lowerModifiers = (nodes: readonly ModifierContext[]): Modifiers => {
  const annotations = nodes.flatMap((node) => optional(node.annotation()) ?? []);
  const words = nodes.filter((node) => !optional(node.annotation())).map((node) => textOf(node).toLowerCase());
  return {
    words: words.filter((word) => !SHARING[word]),
    sharing: words.flatMap((word) => SHARING[word] ?? [])[0],
    annotations: annotations.map(lowerAnnotation),
  };
};
