/**
 * Modules whose value depends on who looks: labels, locale, permissions. What is built is the same for everybody; the value comes
 * from the session document, which stands in the page before any module runs.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';

/** Kinds of `@salesforce/…` whose values the session document has under the module's whole name. */
const OF_SESSION =
  /^@salesforce\/(label|i18n|user|customPermission|userPermission|client|resourceUrl|contentAssetUrl|community|site)\//;

/** Those that may be missing from it: no permission is `undefined`. */
const MAY_BE_MISSING = /^@salesforce\/(customPermission|userPermission)\//;

/** A browser that has the document but not this name: said as an error of the module. */
const valueModule = (name: string, otherwise: string): string =>
  `const known = globalThis.lightningSession.modules;
const name = ${JSON.stringify(name)};
const otherwise = () => { ${otherwise} };
export default name in known ? known[name] : otherwise();`;

const refusal = (name: string): string =>
  `throw new Error(${JSON.stringify(`The sandbox does not support ${name}: the org has no value for it.`)})`;

const otherwiseOf = (name: string): string => (MAY_BE_MISSING.test(name) ? 'return undefined;' : refusal(name));

const PREFIX = '\0session:';

/** For components of the package and the page. */
export const sessionValues = (): Plugin => ({
  name: 'session-values',
  resolveId: (id) => (OF_SESSION.test(id) ? PREFIX + id : undefined),
  load: (id) =>
    id.startsWith(PREFIX) ? valueModule(id.slice(PREFIX.length), otherwiseOf(id.slice(PREFIX.length))) : undefined,
});

/** `export default "en-US";` of the file that the base components bring along. */
const defaultIn = (packageFolder: string, name: string): string | undefined => {
  const file = join(packageFolder, 'scopedImports', `${name.replaceAll('/', '-')}.js`);
  if (!existsSync(file)) return undefined;
  return /export default ([\s\S]*?);?\s*$/.exec(readFileSync(file, 'utf8'))?.[1];
};

/**
 * For base components: what the session does not say is as they bring it along.
 * @param packageFolder of lightning-base-components
 */
export const sessionValuesOrDefaults = (packageFolder: string): Plugin => ({
  name: 'session-values-or-defaults',
  resolveId: (id) => (/^@salesforce\/(i18n|client)\//.test(id) ? PREFIX + id : undefined),
  load(id) {
    if (!id.startsWith(PREFIX)) return undefined;
    const name = id.slice(PREFIX.length);
    const value = defaultIn(packageFolder, name);
    return valueModule(name, value === undefined ? refusal(name) : `return ${value};`);
  },
});
