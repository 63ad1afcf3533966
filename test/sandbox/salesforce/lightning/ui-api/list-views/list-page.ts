/**
 * Pages of lists, for list views and related lists alike: fields, order, search, and where the page begins.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_list_record_collection.htm
 */
import { z } from 'zod';
import type { RestRequest } from '../../../rest/rest-request.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { fieldTree, plantParent } from '../records/field-tree.ts';
import { readRecords } from '../records/read-records.ts';
import { uiRefusals } from '../refusals.ts';
import { listOf, type View } from '../view.ts';
import { fieldAt, type Column } from './columns.ts';
import { whereCondition } from './where-condition.ts';
import { readWhere } from './where-text.ts';

const list = z
  .union([z.array(z.string()), z.string().transform((one) => [one]), z.null()])
  .default([])
  .transform((all) => (all ?? []).flatMap(listOf));
const text = z
  .string()
  .nullish()
  .transform((one) => one ?? '');
const whole = (least: number, preset: number) =>
  z.preprocess((one) => one ?? preset, z.coerce.number().int().min(least).max(2000)).default(preset);

const DEFAULT_SIZE = 50;

const pageInput = z.object({
  fields: list,
  optionalFields: list,
  sortBy: list,
  pageSize: whole(1, DEFAULT_SIZE),
  pageToken: whole(0, 0),
  searchTerm: text,
  where: text,
});

/** Texts are empty where nothing is asked for. */
export type PageAsked = z.infer<typeof pageInput>;

/** What the address says, or the body of a POST. @throws RestError */
export const pageAskedIn = ({ method, query, body }: RestRequest): PageAsked => {
  const parsed = pageInput.safeParse(method === 'POST' ? (body ?? {}) : Object.fromEntries(query));
  if (!parsed.success) throw uiRefusals.illegal(z.prettifyError(parsed.error));
  return parsed.data;
};

export type List = {
  readonly object: ObjectSchema;
  readonly columns: readonly Column[];
  readonly where: string | undefined;
  /** `Name`, `-CreatedDate` */
  readonly sortBy: readonly string[];
};

const withoutObject = ({ name }: ObjectSchema, path: string): string =>
  path.startsWith(`${name}.`) ? path.slice(name.length + 1) : path;

/** A look-up is sorted by the name of what it leads to. */
const orderPart = ({ org }: View, object: ObjectSchema, sort: string): string => {
  const isDescending = sort.startsWith('-');
  const path = withoutObject(object, sort.replace(/^-/, ''));
  const found = fieldAt(org.schema, object, path);
  if (found === undefined) throw uiRefusals.unknownField(path, object.name);
  const { type, relationshipName } = found.field;
  const shown = type === 'reference' && relationshipName !== undefined ? `${relationshipName}.Name` : path;
  return `${shown} ${isDescending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`;
};

const TEXTS: ReadonlySet<string> = new Set(['String', 'Email', 'Phone', 'Picklist', 'Url']);

const searchCondition = (columns: readonly Column[], term: string): string => {
  const text = term
    .replaceAll('\\', '')
    .replaceAll("'", String.raw`\'`)
    .replaceAll('*', '%');
  const searched = columns.filter(({ dataType }) => TEXTS.has(dataType));
  return searched.map(({ fieldApiName }) => `${fieldApiName} LIKE '%${text}%'`).join(' OR ');
};

const conditionsOf = ({ org }: View, { object, columns, where }: List, asked: PageAsked): string | undefined => {
  const { searchTerm, where: filter } = asked;
  const all = [
    where ?? '',
    filter === '' ? '' : whereCondition({ schema: org.schema, object }, readWhere(filter)),
    searchTerm === '' ? '' : searchCondition(columns, searchTerm),
  ].filter((one) => one !== '');
  return all.length === 0 ? undefined : all.map((one) => `(${one})`).join(' AND ');
};

/** Fields asked for, all columns, and what look-ups among the columns lead to. */
const treeOf = ({ org }: View, { object, columns }: List, { fields, optionalFields }: PageAsked) => {
  const shown = columns.flatMap(({ fieldApiName, lookupId }) =>
    lookupId === null ? [fieldApiName] : [fieldApiName, lookupId],
  );
  const tree = fieldTree(org.schema, object, { fields, optionalFields: [...optionalFields, ...shown] });
  for (const field of tree.fields.values()) if (field.type === 'reference') plantParent(org.schema, tree, field);
  return tree;
};

type Page = { readonly token: string; readonly url: string };

/** This page, and those before and after it. */
const pagesAround = (url: string, { pageSize, pageToken: offset }: PageAsked, hasMore: boolean) => {
  const page = (at: number): Page => ({ token: String(at), url: `${url}?pageSize=${pageSize}&pageToken=${at}` });
  const none = { token: null, url: null };
  const next = hasMore ? page(offset + pageSize) : none;
  const previous = offset > 0 ? page(Math.max(0, offset - pageSize)) : none;
  return {
    currentPageToken: page(offset).token,
    currentPageUrl: page(offset).url,
    nextPageToken: next.token,
    nextPageUrl: next.url,
    previousPageToken: previous.token,
    previousPageUrl: previous.url,
  };
};

/** @param url of the list, without its page */
export const listPage = (view: View, list: List, { asked, url }: { asked: PageAsked; url: string }) => {
  const { pageSize, pageToken } = asked;
  const sortBy = asked.sortBy.length > 0 ? asked.sortBy : list.sortBy;
  const found = readRecords(view, treeOf(view, list, asked), {
    where: conditionsOf(view, list, asked),
    orderBy: [...sortBy.map((sort) => orderPart(view, list.object, sort)), 'Id'].join(', '),
    limit: pageSize + 1,
    offset: pageToken,
  });
  const records = found.slice(0, pageSize);
  return {
    ...pagesAround(url, asked, found.length > pageSize),
    count: records.length,
    fields: asked.fields,
    optionalFields: asked.optionalFields,
    pageSize,
    records,
    searchTerm: asked.searchTerm,
    sortBy,
    where: asked.where,
  };
};
