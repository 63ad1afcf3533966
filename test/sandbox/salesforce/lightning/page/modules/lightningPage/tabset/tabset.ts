/** Tabs of a Lightning page. What is in a tab is drawn when somebody opens it first, and stays. */
import { api, LightningElement } from 'lwc';
import type { PageItem, Surrounding } from 'lightningPage/pageDocument';

type Tab = {
  readonly value: string;
  readonly label: string;
  readonly items: readonly PageItem[];
  readonly isDrawn: boolean;
};

/** Titles that the platform translates, by the names that pages have for them. */
const TITLES: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.details': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
  'Standard.Tab.collaborate': 'Chatter',
  'Standard.Tab.news': 'News',
};

const titleOf = ({ properties, identifier }: PageItem): string => {
  const title = properties.title ?? properties.label;
  return typeof title === 'string' ? (TITLES[title] ?? title) : (identifier ?? '');
};

const isActive = ({ properties }: PageItem): boolean => properties.active === 'true';

export default class Tabset extends LightningElement {
  @api items: readonly PageItem[] = [];
  @api surrounding: Surrounding | undefined;
  opened: readonly string[] = [];

  get active(): string {
    return String(Math.max(0, this.items.findIndex(isActive)));
  }

  get tabs(): readonly Tab[] {
    return this.items.map((item, at) => ({
      value: String(at),
      label: titleOf(item),
      items: item.facets.body ?? item.facets.content ?? Object.values(item.facets).flat(),
      isDrawn: this.opened.includes(String(at)),
    }));
  }

  handleActive({ target }: Event): void {
    const value: unknown = target !== null && 'value' in target ? target.value : undefined;
    if (typeof value === 'string' && !this.opened.includes(value)) this.opened = [...this.opened, value];
  }

  handleSelect(event: Event): void {
    // A tab inside of another one is no business of that one's surroundings.
    event.stopPropagation();
  }
}
