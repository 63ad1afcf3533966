/** What one call of the User Interface API knows about who asks: the org as they meet it, and how they read numbers and dates. */
import { createHash } from 'node:crypto';
import type { Caller, Org, SObjectRecord } from '../../data/types.ts';
import type { RestContext } from '../../rest/rest-request.ts';
import { uiRefusals } from './refusals.ts';
import type { ObjectSchema } from '../../schema/types.ts';

export type View = {
  /** What the caller may see and do. */
  readonly org: Org;
  readonly wholeOrg: Org;
  readonly caller: Caller;
  readonly user: SObjectRecord | undefined;
  /** `68.0` */
  readonly version: string;
  /** `en-US`, of the user's locale. */
  readonly locale: string;
  readonly timeZone: string;
  /** The org's only currency; undefined where records have their own. */
  readonly currency: string | undefined;
};

/** `de_DE_EURO` is German as in Germany. */
const localeOf = (user: SObjectRecord | undefined): string => {
  const [language = 'en', country] = String(user?.LocaleSidKey ?? 'en_US').split('_');
  const tag = country === undefined ? language : `${language}-${country}`;
  return Intl.NumberFormat.supportedLocalesOf([tag])[0] ?? 'en-US';
};

export const viewOf = (
  { org, wholeOrg, caller }: Pick<RestContext, 'org' | 'wholeOrg' | 'caller'>,
  version: string,
): View => {
  const user = wholeOrg.byId('User', caller.userId);
  return {
    org,
    wholeOrg,
    caller,
    user,
    version,
    locale: localeOf(user),
    timeZone: String(user?.TimeZoneSidKey ?? 'UTC'),
    currency: wholeOrg.schema.find('CurrencyType') === undefined ? 'USD' : undefined,
  };
};

/** What is kept about events, metadata, settings and the like has no pages. */
const isShown = ({ kind, sharesOf }: ObjectSchema): boolean =>
  (kind === 'standard' || kind === 'custom') && sharesOf === undefined;

/**
 * The object of that name as the caller sees it.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-infos.html
 * @throws RestError 403 when it is out of the caller's sight, 400 when there is none or it has no pages
 */
export const objectNamed = ({ org, wholeOrg }: View, name: string): ObjectSchema => {
  const known = wholeOrg.schema.find(name);
  if (known === undefined || !isShown(known)) throw uiRefusals.notSupported(name);
  const object = org.schema.find(name);
  if (object === undefined) throw uiRefusals.noAccess();
  return object;
};

/** A hash of what is answered, the same as long as that is. */
export const eTagOf = (content: unknown): string => createHash('md5').update(JSON.stringify(content)).digest('hex');

/** `a, b ,c` as a list. */
export const listOf = (text: string | null | undefined): readonly string[] =>
  (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

/** A list that stands in the address once or several times. */
export const listIn = (query: URLSearchParams, name: string): readonly string[] => query.getAll(name).flatMap(listOf);

export const uiUrl = (version: string, path: string): string => `/services/data/v${version}/ui-api/${path}`;
