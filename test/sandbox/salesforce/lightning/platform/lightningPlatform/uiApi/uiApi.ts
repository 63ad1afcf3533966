/**
 * Reading the UI API: every wire adapter of `lightning/ui…Api` is one resource with parameters, and what it gives says which
 * records it is about.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_get_started.htm
 */
import type { Source } from 'lightningPlatform/cached';
import { callOrg, dataPath } from 'lightningPlatform/orgCall';
import { isComplete, wireAdapter, type AdapterConstructor, type WireConfig } from 'lightningPlatform/wireAdapter';

/** `Account.Name`, or an import of `@salesforce/schema/Account.Name`. */
export type FieldId = string | { readonly fieldApiName: string; readonly objectApiName: string };
export type ObjectId = string | { readonly objectApiName: string };

type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** A reference as the name that the resource knows: a field in full, an object by itself. */
const nameOf = (value: unknown): unknown => {
  if (!isTree(value)) return value;
  return 'fieldApiName' in value ? `${String(value.objectApiName)}.${String(value.fieldApiName)}` : value.objectApiName;
};

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map((one) => String(nameOf(one))).join(',') : String(nameOf(value));

const hasText = (value: unknown): boolean =>
  value !== undefined && value !== null && (!Array.isArray(value) || value.length > 0);

/** `ui-api/records/001…?fields=Account.Name`. @param query names and values; lists are joined, what is empty is left out */
export const uiPath = (parts: readonly unknown[], query: Tree = {}): string => {
  const path = parts.map((part) => encodeURIComponent(textOf(part)).replaceAll('%2C', ',')).join('/');
  const asked = Object.entries(query).filter(([, value]) => hasText(value));
  const search = new URLSearchParams(asked.map(([name, value]) => [name, textOf(value)]));
  return dataPath(`ui-api/${path}${asked.length === 0 ? '' : `?${search.toString()}`}`);
};

/** The last part of a name that a record's own fields go by. */
export const subjectOf = (recordId: string): string => `record ${recordId.slice(0, 15)}`;

/** Lists change when records come and go. */
export const LISTS = 'lists';

/** Every record in an answer, at any depth. */
const recordsIn = (value: unknown): readonly string[] => {
  if (!isTree(value)) return [];
  const own = typeof value.id === 'string' && typeof value.apiName === 'string' && 'fields' in value ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(recordsIn)];
};

const aboutOf = (value: unknown): readonly string[] => {
  const isList = isTree(value) && Array.isArray(value.records);
  return [...new Set(recordsIn(value))].map(subjectOf).concat(isList ? [LISTS] : []);
};

/** A read of the UI API. */
export const uiSource = (path: string): Source<unknown> => ({
  key: `ui ${path}`,
  load: () => callOrg({ path }),
  about: aboutOf,
});

export type Resource = {
  /** Parts of the path: words of the resource after `=`, names of the configuration otherwise. */
  readonly path: readonly string[];
  /** Names of the configuration that are parameters of the resource; `name>other` where they are called otherwise. */
  readonly query?: readonly string[];
};

const partsOf = ({ path }: Resource, config: WireConfig): readonly unknown[] =>
  path.map((part) => (part.startsWith('=') ? part.slice(1) : config[part]));

const queryOf = ({ query = [] }: Resource, config: WireConfig): Tree =>
  Object.fromEntries(
    query.map((name) => {
      const [own = name, other = own] = name.split('>');
      return [other, config[own]];
    }),
  );

/** An adapter that reads one resource; it waits until the whole configuration is known. */
export const uiAdapter = (resource: Resource): AdapterConstructor =>
  wireAdapter((config) => {
    const parts = partsOf(resource, config);
    if (!isComplete(config) || !parts.every(hasText)) return undefined;
    return uiSource(uiPath(parts, queryOf(resource, config)));
  });
