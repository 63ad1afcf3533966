/** What modifiers and annotations say about a declaration. */
import type { Modifiers } from '../syntax/ast.ts';
import type { Visibility } from './class-info.ts';

export const hasWord = ({ words }: Modifiers, word: string): boolean => words.includes(word);

export const hasAnnotation = ({ annotations }: Modifiers, name: string): boolean =>
  annotations.some((annotation) => annotation.name.toLowerCase() === name);

const VISIBILITIES: readonly (readonly [string, Visibility])[] = [
  ['global', 'global'],
  ['webservice', 'global'],
  ['public', 'public'],
  ['protected', 'protected'],
  ['private', 'private'],
];

/** The visibility that is written, else what holds without one: private for members of a class. */
export const visibilityOf = (modifiers: Modifiers, otherwise: Visibility): Visibility =>
  VISIBILITIES.find(([word]) => hasWord(modifiers, word))?.[1] ?? otherwise;

/** Visible to test classes whatever its visibility. */
export const isTestVisible = (modifiers: Modifiers): boolean => hasAnnotation(modifiers, 'testvisible');
