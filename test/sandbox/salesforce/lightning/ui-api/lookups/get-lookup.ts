/**
 * Records that a look-up may be given, by what has been typed so far.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_lookup_autocomplete_object.htm
 */
import { z } from 'zod';
import type { Handler, RestRequest } from '../../../rest/rest-request.ts';
import { fieldOf } from '../../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { fieldTree, nameFieldOf } from '../records/field-tree.ts';
import type { RecordShape } from '../records/record-shape.ts';
import { quoted, readRecords } from '../records/read-records.ts';
import { uiRefusals } from '../refusals.ts';
import { objectNamed, uiUrl, viewOf, type View } from '../view.ts';

const asked = z.object({
  q: z.string().default(''),
  searchType: z.enum(['Recent', 'TypeAhead', 'Search']).default('Recent'),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(2000).default(25),
});

type Asked = z.infer<typeof asked>;

const askedIn = ({ query }: RestRequest): Asked => {
  const parsed = asked.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw uiRefusals.illegal(z.prettifyError(parsed.error));
  return parsed.data;
};

/** What tells records of the same name apart. */
const SECOND: Readonly<Record<string, string>> = {
  Account: 'BillingCity',
  Contact: 'Account.Name',
  Opportunity: 'Account.Name',
  Product2: 'ProductCode',
  User: 'Username',
};

/** Words of the name begin with what has been typed. */
const conditionFor = (named: string, { q }: Asked): string | undefined => {
  const text = quoted(q.trim())
    .slice(1, -1)
    .replaceAll('%', String.raw`\%`);
  return text === '' ? undefined : `(${named} LIKE '${text}%' OR ${named} LIKE '% ${text}%')`;
};

/** Only people who still work here may be chosen. */
const openTo = ({ name }: ObjectSchema): string | undefined => (name === 'User' ? 'IsActive = true' : undefined);

type Target = { readonly view: View; readonly target: ObjectSchema; readonly url: string };

/** Without a word, what has been worked on last comes first. */
const orderOf = ({ target }: Target, { q }: Asked, named: string): string =>
  q.trim() === '' && target.fields.has('lastmodifieddate') ? 'LastModifiedDate DESC' : named;

const found = (place: Target, wanted: Asked): readonly RecordShape[] => {
  const { view, target } = place;
  const named = nameFieldOf(target)?.name ?? 'Id';
  const tree = fieldTree(view.org.schema, target, {
    fields: [named, 'Id'],
    optionalFields: [SECOND[target.name] ?? 'Id'],
  });
  const conditions = [conditionFor(named, wanted), openTo(target)].filter((one) => one !== undefined);
  return readRecords(view, tree, {
    where: conditions.join(' AND '),
    orderBy: orderOf(place, wanted, named),
    limit: wanted.pageSize + 1,
    offset: (wanted.page - 1) * wanted.pageSize,
  });
};

const resultOf = (place: Target, wanted: Asked) => {
  const { page, pageSize, q } = wanted;
  const records = found(place, wanted);
  const at = (number: number) => ({
    token: String(number),
    url: `${place.url}?q=${encodeURIComponent(q)}&page=${number}&pageSize=${pageSize}`,
  });
  const none = { token: null, url: null };
  const next = records.length > pageSize ? at(page + 1) : none;
  const previous = page > 1 ? at(page - 1) : none;
  return {
    count: Math.min(records.length, pageSize),
    currentPageToken: at(page).token,
    currentPageUrl: at(page).url,
    nextPageToken: next.token,
    nextPageUrl: next.url,
    previousPageToken: previous.token,
    previousPageUrl: previous.url,
    records: records.slice(0, pageSize),
  };
};

const lookUp = (object: ObjectSchema, name: string): FieldSchema => {
  const field = fieldOf(object, name);
  if (field === undefined) throw uiRefusals.unknownField(name, object.name);
  if (field.type !== 'reference') throw uiRefusals.illegal(`${field.name} is not a lookup field.`);
  return field;
};

/** Results for each object the look-up may lead to. */
export const getLookup: Handler = (context, request, { object: name = '', field: fieldName = '' }) => {
  const view = viewOf(context, request.version);
  const object = objectNamed(view, name);
  const field = lookUp(object, fieldName);
  const url = uiUrl(view.version, `lookups/${object.name}/${field.name}`);
  const targets = field.referenceTo.flatMap((one) => view.org.schema.find(one) ?? []);
  const lookupResults = Object.fromEntries(
    targets.map((target) => [target.name, resultOf({ view, target, url: `${url}/${target.name}` }, askedIn(request))]),
  );
  return { status: 200, body: { lookupResults } };
};

export const getLookupOf: Handler = (
  context,
  request,
  { object: name = '', field: fieldName = '', target: targetName = '' },
) => {
  const view = viewOf(context, request.version);
  const object = objectNamed(view, name);
  const field = lookUp(object, fieldName);
  const target = field.referenceTo.includes(targetName) ? view.org.schema.find(targetName) : undefined;
  if (target === undefined) throw uiRefusals.illegal(`${field.name} does not lead to ${targetName}.`);
  const url = uiUrl(view.version, `lookups/${object.name}/${field.name}/${target.name}`);
  return { status: 200, body: resultOf({ view, target, url }, askedIn(request)) };
};
