/**
 * What `@salesforce/…` modules that stand for parts of the org turn into: Apex methods that can be called and wired, and
 * references to objects and fields.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 */
import type { Plugin } from 'rollup';

const APEX = /^@salesforce\/apex\/(?:(\w+)\.)?(\w+)\.(\w+)$/;
const SCHEMA = /^@salesforce\/schema\/(\w+)(?:\.([\w.]+))?$/;

const apexModule = ([, namespace = '', className = '', method = '']: RegExpExecArray): string =>
  `import { apexMethod } from 'lightningPlatform/apex';
export default apexMethod(${JSON.stringify({ namespace, className, method })});`;

const schemaModule = ([, objectApiName = '', fieldApiName]: RegExpExecArray): string =>
  `export default ${JSON.stringify({ ...(fieldApiName === undefined ? {} : { fieldApiName }), objectApiName })};`;

const CHANNEL = /^@salesforce\/messageChannel\/(\w+)$/;

const codeOf = (name: string): string | undefined => {
  if (name === '@salesforce/apex') return "export { refreshApex, getSObjectValue } from 'lightningPlatform/apex';";
  const apex = APEX.exec(name);
  if (apex !== null) return apexModule(apex);
  const channel = CHANNEL.exec(name)?.[1];
  if (channel !== undefined) return `export default ${JSON.stringify({ developerName: channel })};`;
  const schema = SCHEMA.exec(name);
  return schema === null ? undefined : schemaModule(schema);
};

const PREFIX = '\0org:';

export const orgModules = (): Plugin => ({
  name: 'org-modules',
  resolveId: (id) => (codeOf(id) === undefined ? undefined : PREFIX + id),
  load: (id) => (id.startsWith(PREFIX) ? codeOf(id.slice(PREFIX.length)) : undefined),
});
