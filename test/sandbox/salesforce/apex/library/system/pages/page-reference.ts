/**
 * The class PageReference: where a page is, and with which parameters.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pages.htm
 */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import type { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import type { SObjectValue } from '../../../values/sobject.ts';
import { libraryClass } from '../../define.ts';
import { PlainObject } from '../plain-object.ts';

export class PageReference extends ApexValue {
  readonly path: string;
  readonly parameters = new ApexMap('Map<String,String>');
  readonly headers = new ApexMap('Map<String,String>');
  readonly cookies = new ApexMap('Map<String,Cookie>');
  anchor: string | null = null;
  isRedirect: boolean | null = null;
  redirectCode = 0;

  /** @param url the part after the host, or a whole URL */
  constructor(url: string) {
    super();
    const [, path = '', query, anchor] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
    this.path = path;
    this.anchor = anchor ?? null;
    for (const [name, value] of new URLSearchParams(query ?? '')) this.parameters.put(name, value);
  }

  get url(): string {
    const search = new URLSearchParams();
    for (const { key, value } of this.parameters.entries()) {
      if (typeof key === 'string' && typeof value === 'string') search.append(key, value);
    }
    return (
      this.path + (search.size === 0 ? '' : `?${search.toString()}`) + (this.anchor === null ? '' : `#${this.anchor}`)
    );
  }

  override apexText(): string {
    return `System.PageReference[${this.url}]`;
  }
}

/** `Page.InvoicePdf` */
export const pageNamed = (name: string): PageReference => new PageReference(`/apex/${name.toLowerCase()}`);

const REDIRECTS: ReadonlySet<number> = new Set([0, 300, 301, 302, 303, 307]);

const given = <Value>(value: Value | null): Value => {
  if (value === null) throw nullPointer();
  return value;
};

const setRedirectCode = (self: PageReference, code: number | null): PageReference => {
  const wanted = given(code);
  if (!REDIRECTS.has(wanted)) {
    throw apexException('System.IllegalArgumentException', `Invalid redirect code: ${wanted}`);
  }
  self.redirectCode = wanted;
  return self;
};

const setCookies = (self: PageReference, cookies: ApexList | null): void => {
  for (const cookie of given(cookies).items) {
    if (cookie instanceof PlainObject) self.cookies.put(cookie.text('name'), cookie);
  }
};

export const pageReference = libraryClass({
  name: 'System.PageReference',
  holds: (value) => value instanceof PageReference,
  members: {
    'new(String partialURL)': (url: string | null) => new PageReference(given(url)),
    'new(SObject record)': (record: SObjectValue | null) => new PageReference(`/${given(record).id ?? ''}`),
    'String getAnchor()': ({ anchor }: PageReference) => anchor,
    'Map<String,Cookie> getCookies()': ({ cookies }: PageReference) => cookies,
    'Map<String,String> getHeaders()': ({ headers }: PageReference) => headers,
    'Map<String,String> getParameters()': ({ parameters }: PageReference) => parameters,
    'Boolean getRedirect()': ({ isRedirect }: PageReference) => isRedirect,
    'Integer getRedirectCode()': ({ redirectCode }: PageReference) => redirectCode,
    'String getUrl()': ({ url }: PageReference) => url,
    'PageReference setAnchor(String anchor)': (self: PageReference, anchor: string | null) => {
      self.anchor = anchor;
      return self;
    },
    'void setCookies(List<Cookie> cookies)': setCookies,
    'PageReference setRedirect(Boolean redirect)': (self: PageReference, isRedirect: boolean | null) => {
      self.isRedirect = isRedirect;
      return self;
    },
    'PageReference setRedirectCode(Integer redirectCode)': setRedirectCode,
  },
});
