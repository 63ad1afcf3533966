/**
 * A request's JSON into a parsed body: names are matched without case, unknown ones are collected or refused as the request
 * asks, values are checked one by one.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
 */
import { Unsupported } from '../../shared/unsupported.ts';
import type { Fields, RecordDefinition, SublistDefinition } from './definition.ts';
import type { ParsedBody, ParsedLine } from './draft.ts';
import { parseValue } from './parse-value.ts';
import type { ValuePlace } from './parse-value.ts';
import { malformed } from './refusals.ts';
import { UNSUPPORTED_PARTS } from './definitions/unsupported-parts.ts';
import type { FieldValue } from './types.ts';

export type BodyReader = {
  readonly resolve: ValuePlace['resolve'];
  /** Told of every property that is not one of the record's; refuses or collects it. */
  readonly unknownProperty: (path: string) => void;
  /** Told of every property the account calculates itself. */
  readonly readOnlyProperty: (path: string) => void;
};

type Json = Readonly<Record<string, unknown>>;

const isJson = (raw: unknown): raw is Json => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** Present in what the account renders, without meaning in what it is sent. */
const RENDERED_ONLY = new Set(['links', 'id', 'refname', 'externalid', 'count', 'hasmore', 'offset', 'totalresults']);

const namesOf = new WeakMap<object, ReadonlyMap<string, string>>();

/** The table's own spelling of a name. */
const spelling = (table: object, name: string): string | undefined => {
  const known = namesOf.get(table) ?? new Map(Object.keys(table).map((key) => [key.toLowerCase(), key]));
  namesOf.set(table, known);
  return known.get(name.toLowerCase());
};

type FieldsContext = { readonly reader: BodyReader; readonly path: string; readonly skip: object };

/** A name that is no field: harmless when the account renders it itself or when it is a sublist, else unknown. */
const otherName = (given: string, { reader, path, skip }: FieldsContext): void => {
  if (RENDERED_ONLY.has(given.toLowerCase()) || spelling(skip, given) !== undefined) return;
  reader.unknownProperty(`${path}${given}`);
};

const parseFields = (json: Json, fields: Fields, context: FieldsContext): Record<string, FieldValue> => {
  const parsed: Record<string, FieldValue> = {};
  for (const [given, raw] of Object.entries(json)) {
    const name = spelling(fields, given) ?? '';
    const field = fields[name];
    const path = `${context.path}${name}`;
    if (field === undefined) otherName(given, context);
    else if (field.readOnly === true) context.reader.readOnlyProperty(path);
    else parsed[name] = parseValue(raw, field, { name, path, resolve: context.reader.resolve });
  }
  return parsed;
};

const itemsOf = (raw: unknown): readonly unknown[] => {
  const items = isJson(raw) ? raw['items'] : raw;
  if (!Array.isArray(items)) throw malformed();
  return items;
};

const parseSubrecords = (
  json: Json,
  definition: SublistDefinition,
  context: { reader: BodyReader; path: string },
): ParsedLine['subrecords'] => {
  const parsed: ParsedLine['subrecords'] = {};
  for (const [given, raw] of Object.entries(json)) {
    const name = spelling(definition.subrecords ?? {}, given);
    const fields = name === undefined ? undefined : definition.subrecords?.[name];
    if (name === undefined || fields === undefined) continue;
    if (!isJson(raw)) throw malformed();
    parsed[name] = parseFields(raw, fields, { reader: context.reader, path: `${context.path}${name}.`, skip: {} });
  }
  return parsed;
};

const parseReferenceLine = (
  raw: unknown,
  definition: SublistDefinition,
  context: { reader: BodyReader; name: string; path: string },
): ParsedLine => {
  const field = definition.fields[context.name];
  if (field === undefined) throw new Error(`a collection of references names its field as itself: ${context.name}`);
  const value = parseValue(raw, field, { name: context.name, path: context.path, resolve: context.reader.resolve });
  return { path: context.path, fields: { [context.name]: value }, subrecords: {} };
};

const parseLine = (
  raw: unknown,
  definition: SublistDefinition,
  context: { reader: BodyReader; name: string; path: string },
): ParsedLine => {
  if (definition.shape === 'references') return parseReferenceLine(raw, definition, context);
  if (!isJson(raw)) throw malformed();
  const inside = { reader: context.reader, path: `${context.path}.` };
  return {
    path: context.path,
    fields: parseFields(raw, definition.fields, { ...inside, skip: definition.subrecords ?? {} }),
    subrecords: parseSubrecords(raw, definition, inside),
  };
};

const parseSublist = (
  raw: unknown,
  definition: SublistDefinition,
  context: { reader: BodyReader; name: string },
): readonly ParsedLine[] => {
  if (raw === null) return [];
  if (definition.shape === 'single') return [parseLine(raw, definition, { ...context, path: context.name })];
  return itemsOf(raw).map((item, index) =>
    parseLine(item, definition, { ...context, path: `${context.name}.items[${index}]` }),
  );
};

const externalIdOf = (json: Json): { externalId?: string | null } => {
  const entry = Object.entries(json).find(([name]) => name.toLowerCase() === 'externalid');
  if (entry === undefined) return {};
  const [, raw] = entry;
  if (raw === null) return { externalId: null };
  if (typeof raw !== 'string' && typeof raw !== 'number') throw malformed();
  return { externalId: String(raw) };
};

const refuseUnsupported = (json: Json, definition: RecordDefinition): void => {
  const known = (name: string): boolean =>
    spelling(definition.fields, name) !== undefined || spelling(definition.sublists, name) !== undefined;
  const unsupported = Object.entries(json).find(
    ([name, value]) => value !== null && UNSUPPORTED_PARTS.has(name.toLowerCase()) && !known(name),
  );
  if (unsupported !== undefined) throw new Unsupported(`${unsupported[0]} of ${definition.type}`);
};

/**
 * @param raw the decoded JSON of a single record
 * @throws NetSuiteError on malformed content or wrong values; Unsupported for parts of the record the sandbox does not keep
 */
export const parseBody = (raw: unknown, definition: RecordDefinition, reader: BodyReader): ParsedBody => {
  if (!isJson(raw)) throw malformed();
  refuseUnsupported(raw, definition);
  const sublists: Record<string, readonly ParsedLine[]> = {};
  for (const [given, value] of Object.entries(raw)) {
    const name = spelling(definition.sublists, given);
    const sublist = name === undefined ? undefined : definition.sublists[name];
    if (name !== undefined && sublist !== undefined) sublists[name] = parseSublist(value, sublist, { reader, name });
  }
  const fields = parseFields(raw, definition.fields, { reader, path: '', skip: definition.sublists });
  return { ...externalIdOf(raw), fields, sublists };
};
