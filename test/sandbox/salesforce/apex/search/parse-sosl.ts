/**
 * Reads SOSL: what is looked for, in which fields, and which objects and fields are wanted of what is found.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_syntax.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { apexException } from '../runtime/exceptions.ts';

export type SearchScope = 'ALL' | 'EMAIL' | 'NAME' | 'PHONE' | 'SIDEBAR';

export type Wanted = {
  readonly object: string;
  /** `Id, Name`; the id alone when nothing is said. */
  readonly fields: string;
  readonly condition: string | undefined;
  /** `ORDER BY Name LIMIT 5` */
  readonly tail: string;
};

export type Sosl = {
  /** The words, or the name of the bind that has them. */
  readonly term: { readonly text: string } | { readonly bind: string };
  readonly scope: SearchScope;
  readonly wanted: readonly Wanted[];
  readonly limit: number | undefined;
};

const malformed = (what: string) => apexException('System.QueryException', `unexpected token: ${what}`);

/** What was read, and the text after it. */
type Taken<Value> = { readonly value: Value; readonly rest: string };

const FIND = /^\s*FIND\s+(?:\{((?:\\.|[^}])*)\}|'((?:\\.|[^'])*)'|:\s*(\w+))\s*/i;
const SCOPE = /^IN\s+(ALL|EMAIL|NAME|PHONE|SIDEBAR)\s+FIELDS\s*/i;
const RETURNING = /^RETURNING\s+/i;
const LIMIT = /^LIMIT\s+(\d+)\s*$/i;
const OBJECT = /^\s*(\w+)\s*/;

/** The text up to the bracket that closes the one before it. */
const bracketed = (text: string): string => {
  let depth = 1;
  const end = [...text.matchAll(/'(?:\\.|[^'])*'|[()]/g)].find(([found]) => {
    if (found === '(') depth += 1;
    else if (found === ')') depth -= 1;
    return depth === 0;
  });
  if (end === undefined) throw malformed('<EOF>');
  return text.slice(0, end.index);
};

const CLAUSES = /\b(WHERE|USING|ORDER\s+BY|LIMIT|OFFSET)\b/i;
const AFTER_WHERE = /\b(?:ORDER\s+BY|LIMIT|OFFSET)\b/i;

/** The text before and from the place a pattern is found. */
const parted = (text: string, at: RegExp): readonly [before: string, from: string] => {
  const index = at.exec(text)?.index ?? text.length;
  return [text.slice(0, index).trim(), text.slice(index)];
};

const wantedOf = (object: string, inside: string): Wanted => {
  const [named, rest] = parted(inside, CLAUSES);
  const fields = named === '' ? 'Id' : named;
  if (/^USING/i.test(rest)) throw new Unsupported('USING LISTVIEW in SOSL');
  if (!/^WHERE/i.test(rest)) return { object, fields, condition: undefined, tail: rest };
  const [condition, tail] = parted(rest.slice('WHERE'.length), AFTER_WHERE);
  return { object, fields, condition, tail };
};

/** The objects of RETURNING, and what comes after them. */
const readWanted = (text: string): { readonly wanted: readonly Wanted[]; readonly rest: string } => {
  const [start, object] = OBJECT.exec(text) ?? [];
  if (start === undefined || object === undefined) throw malformed(text);
  let rest = text.slice(start.length);
  let inside = '';
  if (rest.startsWith('(')) {
    inside = bracketed(rest.slice(1));
    rest = rest.slice(inside.length + 2).trimStart();
  }
  const one = wantedOf(object, inside);
  if (!rest.startsWith(',')) return { wanted: [one], rest };
  const others = readWanted(rest.slice(1));
  return { wanted: [one, ...others.wanted], rest: others.rest };
};

const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, '$1');

const isScope = (text: string): text is SearchScope => ['ALL', 'EMAIL', 'NAME', 'PHONE', 'SIDEBAR'].includes(text);

const takeTerm = (text: string): Taken<Sosl['term']> => {
  const [find, braced, quoted, bind] = FIND.exec(text) ?? [];
  if (find === undefined) throw malformed(text.trim().split(/\s/)[0] ?? '');
  const term = bind === undefined ? { text: unescaped(braced ?? quoted ?? '') } : { bind };
  return { value: term, rest: text.slice(find.length) };
};

const takeScope = (text: string): Taken<SearchScope> => {
  const [written = '', name = 'ALL'] = SCOPE.exec(text) ?? [];
  const scope = name.toUpperCase();
  return { value: isScope(scope) ? scope : 'ALL', rest: text.slice(written.length) };
};

const takeReturning = (text: string): string => {
  const written = RETURNING.exec(text)?.[0];
  if (written === undefined) throw new Unsupported('SOSL without RETURNING');
  return text.slice(written.length);
};

const limitOf = (text: string): number | undefined => {
  if (text.trim() === '') return undefined;
  const limit = LIMIT.exec(text)?.[1];
  if (limit === undefined) throw new Unsupported(`${text.trim()} in SOSL`);
  return Number(limit);
};

/**
 * @param text with each bind as `:name`
 * @throws System.QueryException when it is no SOSL; Unsupported for clauses nobody has needed yet
 */
export const parseSosl = (text: string): Sosl => {
  const term = takeTerm(text);
  const scope = takeScope(term.rest);
  const { wanted, rest } = readWanted(takeReturning(scope.rest));
  return { term: term.value, scope: scope.value, wanted, limit: limitOf(rest) };
};
