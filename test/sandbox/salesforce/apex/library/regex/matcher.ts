/**
 * A pattern on its way through a text, with Java's memory: where the last match was, and the region that is looked at.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_matcher_methods.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import { ApexValue } from '../../values/apex-value.ts';
import type { JavaPattern, Manner, Match } from './java-pattern.ts';
import { replaceAll, replaceFirst } from './over-text.ts';

const noMatch = (): ApexException => apexException('System.StringException', 'No match found');
const outOfBounds = (message: string): ApexException => apexException('System.StringException', message);

export class Matcher extends ApexValue {
  pattern: JavaPattern;
  text: string;
  regionStart = 0;
  regionEnd: number;
  /** Whether `^` and `$` match at the ends of the region. */
  hasAnchoringBounds = true;
  /** Whether look-around sees beyond the region. */
  hasTransparentBounds = false;
  #match: Match | undefined;
  /** Where the next search begins; a match of nothing is stepped over. */
  #next = 0;

  constructor(pattern: JavaPattern, text: string) {
    super();
    this.pattern = pattern;
    this.text = text;
    this.regionEnd = text.length;
  }

  find(): boolean {
    return this.#next <= this.regionEnd && this.#look('find', Math.max(this.#next, this.regionStart));
  }

  /** Forgets the region and begins there. @throws System.StringException beyond the text */
  findFrom(index: number): boolean {
    if (index < 0 || index > this.text.length) throw outOfBounds('Illegal start index');
    this.reset();
    return this.#look('find', index);
  }

  matches(): boolean {
    return this.#look('whole', this.regionStart);
  }

  lookingAt(): boolean {
    return this.#look('start', this.regionStart);
  }

  /** @returns null when the group took no part @throws System.StringException without a match or such a group */
  group(index: number): string | null {
    const range = this.#range(index);
    return range === undefined ? null : this.text.slice(range[0], range[1]);
  }

  /** -1 when the group took no part. */
  start(index: number): number {
    return this.#range(index)?.[0] ?? -1;
  }

  end(index: number): number {
    return this.#range(index)?.[1] ?? -1;
  }

  reset(text: string = this.text): this {
    this.text = text;
    return this.region(0, text.length);
  }

  /** @throws System.StringException when it is no part of the text */
  region(start: number, end: number): this {
    if (start < 0 || start > end || end > this.text.length) throw outOfBounds('Illegal region');
    this.regionStart = start;
    this.regionEnd = end;
    this.#next = start;
    this.#match = undefined;
    return this;
  }

  /** Goes on with another pattern where this one was. */
  use(pattern: JavaPattern): this {
    this.pattern = pattern;
    this.#match = undefined;
    return this;
  }

  replaceAll(replacement: string): string {
    this.reset();
    return replaceAll(this.pattern, this.text, replacement);
  }

  replaceFirst(replacement: string): string {
    this.reset();
    return replaceFirst(this.pattern, this.text, replacement);
  }

  override apexText(): string {
    const shown = this.#match?.[0] === undefined ? '' : (this.group(0) ?? '');
    return `java.util.regex.Matcher[pattern=${this.pattern.text} region=${this.regionStart},${this.regionEnd} lastmatch=${shown}]`;
  }

  #look(manner: Manner, from: number): boolean {
    const offset = this.regionStart;
    const found = this.pattern.match(manner, this.#seen(), from - offset);
    this.#match = found?.map((range) => range && ([range[0] + offset, range[1] + offset] as const));
    const [start, end] = this.#match?.[0] ?? [];
    if (start === undefined || end === undefined) return false;
    this.#next = end === start ? end + 1 : end;
    return true;
  }

  /** The region as a text of its own, which is what anchoring and opaque bounds amount to. */
  #seen(): string {
    const isWhole = this.regionStart === 0 && this.regionEnd === this.text.length;
    if (!isWhole && (!this.hasAnchoringBounds || this.hasTransparentBounds))
      throw new Unsupported('a region of a Matcher with transparent or without anchoring bounds');
    return isWhole ? this.text : this.text.slice(this.regionStart, this.regionEnd);
  }

  #range(index: number): Match[number] {
    if (this.#match === undefined) throw noMatch();
    if (index < 0 || index > this.pattern.groupCount) throw outOfBounds(`No group ${index}`);
    return this.#match[index];
  }
}
