import { escapeXml } from '../../../shared/escape-xml.ts';

/**
 * Markup that is safe by construction: whatever is put into a template is escaped, unless a template made it. Attributes are
 * always written in double quotes.
 */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template; nothing is written for what is missing or false. */
export type Part = Html | string | number | undefined | false | readonly Part[];

const written = (part: Part): string => {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  return typeof part === 'object' ? part.map(written).join('') : escapeXml(String(part));
};

/** A template of markup. */
export const html = (fixed: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(String.raw({ raw: fixed }, ...parts.map(written)));

export const NOTHING = new Html('');
