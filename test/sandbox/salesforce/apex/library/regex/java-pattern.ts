/**
 * A compiled regular expression of Java, to be looked for in texts. The same text is compiled once.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_pattern_methods.htm
 */
import { ApexValue } from '../../values/apex-value.ts';
import { translate, type Translation } from './translate.ts';

/** `find`: the next place. `start`: there, of whatever length. `whole`: from there to the end of the text. */
export type Manner = 'find' | 'start' | 'whole';

/** Where a match and its groups are; groups that took no part are undefined. The first one is the whole match. */
export type Match = readonly (readonly [start: number, end: number] | undefined)[];

const KEPT = 500;
const known = new Map<string, JavaPattern>();

export class JavaPattern extends ApexValue {
  readonly text: string;
  readonly #translation: Translation;
  readonly #expressions = new Map<Manner, RegExp>();

  constructor(text: string) {
    super();
    this.text = text;
    this.#translation = translate(text);
  }

  get groupCount(): number {
    return this.#translation.groups.length;
  }

  /** @returns undefined when no group has that name */
  groupNamed(name: string): number | undefined {
    return this.#translation.names.get(name);
  }

  /** @param from where to look from, or where the match must begin */
  match(manner: Manner, text: string, from: number): Match | undefined {
    const expression = this.#expression(manner);
    expression.lastIndex = from;
    const indices = expression.exec(text)?.indices;
    if (indices === undefined) return undefined;
    return [indices[0], ...this.#translation.groups.map((group) => indices[group])];
  }

  override apexText(): string {
    return this.text;
  }

  #expression(manner: Manner): RegExp {
    const compiled = this.#expressions.get(manner);
    if (compiled !== undefined) return compiled;
    const { source } = this.#translation;
    const expression =
      manner === 'whole'
        ? new RegExp(`(?:${source})(?![^])`, 'dvy')
        : new RegExp(source, manner === 'find' ? 'dgv' : 'dvy');
    this.#expressions.set(manner, expression);
    return expression;
  }
}

/** @throws System.StringException `Invalid regex: …` */
export const compilePattern = (text: string): JavaPattern => {
  const compiled = known.get(text) ?? new JavaPattern(text);
  if (known.size >= KEPT) known.clear();
  known.set(text, compiled);
  return compiled;
};
