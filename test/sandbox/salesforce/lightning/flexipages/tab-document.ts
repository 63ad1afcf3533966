/**
 * What stands behind a tab, as its metadata says: the records of an object, a Lightning page, a component, or a page of the web.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_tab.htm
 */
import { RestError } from '../../rest/rest-error.ts';
import type { RestContext } from '../../rest/rest-request.ts';
import { navItem } from '../ui-api/apps/nav-items.ts';
import { tabsIn, type Tab } from '../ui-api/metadata/tabs.ts';
import { uiRefusals } from '../ui-api/refusals.ts';
import { viewOf } from '../ui-api/view.ts';
import { pageNamed, type PageDocument } from './page-document.ts';

export type TabDocument = {
  readonly name: string;
  readonly label: string;
  readonly kind: Tab['kind'];
  /** The object, the component as `c:shippingNews`, or the address; the name of a Lightning page. */
  readonly content: string;
  /** Of a Lightning page; null for all others. */
  readonly page: PageDocument | null;
};

const notForYou = (): RestError =>
  new RestError(403, [
    {
      errorCode: 'INSUFFICIENT_ACCESS',
      message: 'You don’t have access to this page. Ask your administrator for help or to request access.',
    },
  ]);

const contentOf = ({ kind, name, content = '' }: Tab): string => {
  if (kind === 'object') return name;
  return kind === 'component' ? `c:${content}` : content;
};

/**
 * @param name of the tab: `Error_Console`, or that of an object
 * @throws RestError 404 when the package has no such tab, 403 when it is not there for the user
 */
export const tabDocument = (
  context: Pick<RestContext, 'org' | 'wholeOrg' | 'caller'>,
  version: string,
  name: string,
): TabDocument => {
  const view = viewOf(context, version);
  const tab = tabsIn(view).find((one) => one.name === name);
  if (tab === undefined) throw uiRefusals.notFound();
  const item = navItem(view, { name, ordinal: 1 });
  if (item === undefined) throw notForYou();
  const { kind } = tab;
  const content = contentOf(tab);
  return { name, label: item.label, kind, content, page: kind === 'page' ? pageNamed(view, content) : null };
};
