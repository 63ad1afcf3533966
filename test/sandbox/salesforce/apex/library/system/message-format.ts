/**
 * Templates of `String.format`: `{0}` is an argument, two single quotes are one, and what stands between single quotes is taken
 * as it is. https://docs.oracle.com/javase/8/docs/api/java/text/MessageFormat.html
 */
import { apexException } from '../../runtime/exceptions.ts';

const TOKENS = /''|'((?:''|[^'])*)(?:'|$)|\{([^{}]*)\}|[^'{]+|\{/g;

const NUMBER = /^\s*(\d+)\s*$/;

const invalid = (message: string) => apexException('System.IllegalArgumentException', message);

const argument = (name: string, values: readonly string[]): string => {
  const [, digits] = NUMBER.exec(name.split(',')[0] ?? '') ?? [];
  if (digits === undefined) throw invalid(`can't parse argument number: ${name}`);
  return values[Number(digits)] ?? `{${digits}}`;
};

/** @param values as they print @throws System.IllegalArgumentException for braces that hold no number or do not close */
export const formatMessage = (template: string, values: readonly string[]): string =>
  template.replaceAll(TOKENS, (token: string, quoted: string | undefined, name: string | undefined) => {
    if (token === "''") return "'";
    if (name !== undefined) return argument(name, values);
    if (token === '{') throw invalid('Unmatched braces in the pattern.');
    return quoted?.replaceAll("''", "'") ?? token;
  });
