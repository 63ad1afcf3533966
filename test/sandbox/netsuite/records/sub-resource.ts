/** Parts of a record under their own URL: a sublist, one of its lines, a sub-record. */
import { recordDoesNotExist } from './refusals.ts';
import { recordUrl, renderLine, renderSublist } from './render-record.ts';
import type { JsonObject, RenderOptions } from './render-record.ts';
import type { Definitions } from './record-definitions.ts';
import type { RecordStore } from './record-store.ts';
import type { StoredRecord } from './types.ts';

/**
 * @param path `['item']`, `['item', '1']`, `['addressBook', '1', 'addressBookAddress']`; names without case
 * @throws NetSuiteError 404
 */
export const readSubResource = (
  record: StoredRecord,
  path: readonly string[],
  around: { readonly definitions: Definitions; readonly store: RecordStore; readonly options: RenderOptions },
): JsonObject => {
  const [wanted = '', number, ...deeper] = path;
  const entry = Object.entries(around.definitions.of(record.type).sublists).find(
    ([name]) => name.toLowerCase() === wanted.toLowerCase(),
  );
  if (entry === undefined) throw recordDoesNotExist();
  const [name, definition] = entry;
  const href = `${recordUrl(around.options, record)}/${name}`;
  const lines = record.sublists[name] ?? [];
  if (number === undefined) return renderSublist(lines, definition, { href, name, around });
  const line = lines.find((each) => String(each.line) === number);
  if (line === undefined) throw recordDoesNotExist();
  const rendered = renderLine(line, definition, { href, name, around });
  return deeper.reduce(into, rendered);
};

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

const into = (resource: JsonObject, wanted: string): JsonObject => {
  const found = Object.entries(resource).find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
  if (!isObject(found)) throw recordDoesNotExist();
  return found;
};
