import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `.forceignore`: the files of a project that a deploy leaves out, in the pattern language of git.
 * https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_exclude_source.htm
 */

/** Left out by the CLI whatever the file says. */
const ALWAYS = ['**/*.dup', '**/.*', '**/package2-descriptor.json', '**/package2-manifest.json', '**/__tests__/**'];

const ESCAPED = /[.+^${}()|[\]\\]/g;

const expressionOf = (pattern: string): RegExp => {
  const anchored = pattern.replace(/\/$/, '').includes('/') ? '' : '(?:.*/)?';
  const body = pattern
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(ESCAPED, '\\$&')
    .replace(/\*\*\//g, '\u0001')
    .replace(/\/\*\*$/, '/\u0002')
    .replace(/\*\*/g, '\u0002')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]')
    .replaceAll('\u0001', '(?:.*/)?')
    .replaceAll('\u0002', '.*');
  return new RegExp(`^${anchored}${body}(?:/.*)?$`);
};

/** @returns whether a path, relative to the project and with forward slashes, is left out */
export const ignoredIn = (project: string): ((path: string) => boolean) => {
  const file = join(project, '.forceignore');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/) : [];
  const rules = [...ALWAYS, ...lines]
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ keeps: line.startsWith('!'), expression: expressionOf(line.replace(/^!/, '')) }));
  return (path) => rules.reduce((ignored, { keeps, expression }) => (expression.test(path) ? !keeps : ignored), false);
};
