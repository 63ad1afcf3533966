/**
 * A stored record as NetSuite's JSON: numbers and booleans typed, dates as they are, references with link and name, enums with
 * their label, sublists as a link or as a page of lines.
 */
import { badRequest } from '../http/netsuite-error.ts';
import type { FieldDefinition, Fields, SublistDefinition } from './definition.ts';
import { displayName, targetOf } from './display-name.ts';
import { asText, idOf } from './draft.ts';
import type { Definitions } from './record-definitions.ts';
import type { RecordStore } from './record-store.ts';
import type { FieldValue, Line, StoredRecord } from './types.ts';

export type RenderOptions = {
  /** Root of the account's hosts: `https://1234567-sb1.suitetalk.api.netsuite.com`. */
  readonly baseUrl: string;
  readonly expandSubResources?: boolean;
  readonly simpleEnumFormat?: boolean;
  /** Body fields wanted; all when left out. Not together with `expandSubResources`. */
  readonly fields?: readonly string[] | undefined;
};

const RECORD_SERVICE = '/services/rest/record/v1';

/** Where a record is found. */
export const recordUrl = ({ baseUrl }: RenderOptions, { type, id }: { type: string; id: string }): string =>
  `${baseUrl}${RECORD_SERVICE}/${type}/${id}`;

export type JsonObject = { readonly [name: string]: unknown };

type Surroundings = { readonly definitions: Definitions; readonly store: RecordStore; readonly options: RenderOptions };

const selfLink = (href: string) => [{ rel: 'self', href }];

const renderReference = (id: string, targets: readonly string[], { store, definitions, options }: Surroundings) => {
  const target = targetOf(store, targets, id);
  if (target === undefined) return { links: [], id };
  return {
    links: selfLink(recordUrl(options, target)),
    id,
    ...(target.externalId === undefined ? {} : { externalId: target.externalId }),
    refName: displayName(definitions, target),
  };
};

type Writer = (value: FieldValue, field: FieldDefinition, around: Surroundings) => unknown;

const asNumber: Writer = (value) => Number(value);
const asIs: Writer = (value) => value;

const WRITERS: Readonly<Record<FieldDefinition['kind'], Writer>> = {
  text: asIs,
  date: asIs,
  dateTime: asIs,
  boolean: asIs,
  integer: asNumber,
  decimal: asNumber,
  enum: (value, { values = {} }, { options }) => {
    const id = asText(value);
    return options.simpleEnumFormat === true ? id : { id, refName: values[id] ?? id };
  },
  reference: (value, { targets = [] }, around) => renderReference(idOf(value) ?? '', targets, around),
};

const renderFields = (values: Readonly<Record<string, FieldValue>>, fields: Fields, around: Surroundings): JsonObject =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const field = fields[name];
      return field === undefined || value === null ? [] : [[name, WRITERS[field.kind](value, field, around)]];
    }),
  );

type Place = { readonly href: string; readonly name: string };

const renderSubrecords = (line: Line, definition: SublistDefinition, around: Surroundings): JsonObject =>
  Object.fromEntries(
    Object.entries(line.subrecords ?? {}).map(([name, values]) => [
      name,
      { links: [], ...renderFields(values, definition.subrecords?.[name] ?? {}, around) },
    ]),
  );

/** One line as its own resource. */
export const renderLine = (
  line: Line,
  definition: SublistDefinition,
  at: Place & { around: Surroundings },
): JsonObject => {
  if (definition.shape === 'references')
    return renderReference(idOf(line.fields[at.name]) ?? '', definition.fields[at.name]?.targets ?? [], at.around);
  const fields = renderFields(line.fields, definition.fields, at.around);
  const own = definition.key === 'line' ? { line: line.line, lineUniqueKey: line.lineUniqueKey } : {};
  const numbered = 'line' in definition.fields ? { line: line.line } : {};
  return {
    links: selfLink(`${at.href}/${line.line}`),
    ...fields,
    ...numbered,
    ...own,
    ...renderSubrecords(line, definition, at.around),
  };
};

/** A sublist as a page that holds all its lines. */
export const renderSublist = (
  lines: readonly Line[],
  definition: SublistDefinition,
  at: Place & { around: Surroundings },
): JsonObject => {
  const links = selfLink(at.href);
  if (definition.shape === 'single')
    return { links, ...renderFields(lines[0]?.fields ?? {}, definition.fields, at.around) };
  const items = lines.map((line) => renderLine(line, definition, at));
  return { links, items, count: items.length, hasMore: false, offset: 0, totalResults: items.length };
};

const seconds = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

const stampsOf = (record: StoredRecord, fields: Fields): JsonObject => ({
  ...('createdDate' in fields ? { createdDate: seconds(record.createdDate) } : {}),
  ...('dateCreated' in fields ? { dateCreated: seconds(record.createdDate) } : {}),
  ...('lastModifiedDate' in fields ? { lastModifiedDate: seconds(record.lastModifiedDate) } : {}),
});

const chosen = (rendered: JsonObject, fields: readonly string[] | undefined): JsonObject => {
  if (fields === undefined) return rendered;
  const wanted = new Set(fields.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(rendered).filter(([name]) => wanted.has(name.toLowerCase())));
};

const renderSublists = (record: StoredRecord, around: Surroundings): JsonObject => {
  const { sublists } = around.definitions.of(record.type);
  const { expandSubResources } = around.options;
  const present = Object.entries(sublists).filter(
    ([name, { shape }]) => shape !== 'single' || record.sublists[name] !== undefined,
  );
  return Object.fromEntries(
    present.map(([name, definition]) => {
      const href = `${recordUrl(around.options, record)}/${name}`;
      const lines = record.sublists[name] ?? [];
      return [
        name,
        expandSubResources === true
          ? renderSublist(lines, definition, { href, name, around })
          : { links: selfLink(href) },
      ];
    }),
  );
};

/**
 * @param record with calculated fields already filled in
 * @throws NetSuiteError `INVALID_PARAMETER` for `fields` together with `expandSubResources`
 */
export const renderRecord = (record: StoredRecord, around: Surroundings): JsonObject => {
  const { options, definitions } = around;
  if (options.fields !== undefined && options.expandSubResources === true)
    throw badRequest('INVALID_PARAMETER', 'Invalid query parameter combination: fields and expandSubResources.', {
      errorQueryParam: 'fields',
    });
  const { fields } = definitions.of(record.type);
  const body = {
    id: record.id,
    ...(record.externalId === undefined ? {} : { externalId: record.externalId }),
    ...stampsOf(record, fields),
    ...renderFields(record.fields, fields, around),
  };
  return {
    links: selfLink(recordUrl(options, record)),
    ...chosen(body, options.fields),
    ...(options.fields === undefined ? renderSublists(record, around) : {}),
  };
};
