/** A Lightning page as the org gives it: regions of components with what is inside of them, less what is not visible. */
import { callOrg } from 'lightningPlatform/orgCall';
import { subjectOf } from 'lightningPlatform/uiApi';
import { wireAdapter } from 'lightningPlatform/wireAdapter';

export type PageItem = {
  readonly kind: 'component' | 'field';
  readonly name: string;
  readonly identifier: string | null;
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
  readonly facets: Readonly<Record<string, readonly PageItem[]>>;
};

export type PageDocument = {
  readonly name: string | null;
  readonly label: string;
  readonly template: { readonly name: string };
  readonly regions: readonly { readonly name: string; readonly components: readonly PageItem[] }[];
};

/** What a page is about. */
export type Surrounding = {
  readonly recordId: string | undefined;
  readonly objectApiName: string | undefined;
  readonly width: 'SMALL' | 'MEDIUM' | 'LARGE';
};

/** By `recordId`, `object` or `name`; what is visible may change with the record. */
export const getPage = wireAdapter<PageDocument>((config) => {
  const asked = Object.entries(config).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (asked.length === 0) return undefined;
  const path = `/lightning/flexipage?${new URLSearchParams(asked).toString()}`;
  const about = asked.filter(([name]) => name === 'recordId').map(([, id]) => subjectOf(id));
  return { key: `page ${path}`, load: () => callOrg({ path }), about: () => about };
});

export type TabDocument = {
  readonly label: string;
  readonly kind: 'object' | 'page' | 'component' | 'url';
  /** The object, the component, or the address. */
  readonly content: string;
  readonly page: PageDocument | null;
};

/** What stands behind the tab of a name. */
export const getTab = wireAdapter<TabDocument>(({ name }) => {
  if (typeof name !== 'string' || name === '') return undefined;
  const path = `/lightning/tab?name=${encodeURIComponent(name)}`;
  return { key: `tab ${name}`, load: () => callOrg({ path }) };
});
