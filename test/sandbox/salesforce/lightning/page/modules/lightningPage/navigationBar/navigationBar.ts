/** The app's places, and the way to other apps. */
import { api, LightningElement } from 'lwc';
import { urlOf, type PageReference } from 'lightningPlatform/pages';
import { isLeaving } from 'lightningPage/focus';
import type { App, NavItem } from 'lightningPage/uiShapes';

type Item = {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  readonly className: string;
  readonly current: 'page' | undefined;
};

const DOTS = Array.from({ length: 9 }, (_, at) => `slds-r${at + 1}`);

/** Room that the app's name, and a letter of a label, take: in pixels. */
const FIRST = 260;
const LETTER = 7.6;
const AROUND = 28;

const NOWHERE: PageReference = { type: '', attributes: {}, state: {} };

export default class NavigationBar extends LightningElement {
  @api apps: readonly App[] = [];
  @api selectedApp: App | undefined;
  @api page: PageReference | undefined;

  isOpen = false;
  isMoreOpen = false;
  width = window.innerWidth;
  readonly dots = DOTS;

  get appLabel(): string {
    return this.selectedApp?.label ?? '';
  }

  get launcherClass(): string {
    const open = this.isOpen ? ' slds-is-open' : '';
    return `slds-context-bar__item slds-context-bar__dropdown-trigger slds-dropdown-trigger slds-dropdown-trigger_click slds-no-hover${open}`;
  }

  get moreClass(): string {
    const open = this.isMoreOpen ? ' slds-is-open' : '';
    return `slds-context-bar__item slds-context-bar__dropdown-trigger slds-dropdown-trigger slds-dropdown-trigger_click${open}`;
  }

  get all(): readonly Item[] {
    return (this.selectedApp?.navItems ?? []).map((item) => {
      const isHere = this.isHere(item);
      return {
        id: item.id,
        label: item.label,
        url: urlOf(item.pageReference),
        className: `slds-context-bar__item${isHere ? ' slds-is-active' : ''}`,
        current: isHere ? 'page' : undefined,
      };
    });
  }

  /** How many have room beside each other. */
  get fitting(): number {
    let room = this.width - FIRST;
    return this.all.filter(({ label }) => (room -= label.length * LETTER + AROUND) > 0).length;
  }

  get items(): readonly Item[] {
    return this.all.slice(0, this.fitting);
  }

  get moreItems(): readonly Item[] {
    return this.all.slice(this.fitting);
  }

  isHere({ pageReference, objectApiName }: NavItem): boolean {
    const { type, attributes } = this.page ?? NOWHERE;
    if (attributes.objectApiName !== undefined) return attributes.objectApiName === objectApiName;
    return (
      type === pageReference.type &&
      Object.entries(pageReference.attributes).every(([name, value]) => attributes[name] === value)
    );
  }

  handleResize = (): void => {
    this.width = window.innerWidth;
  };

  override connectedCallback(): void {
    window.addEventListener('resize', this.handleResize);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('resize', this.handleResize);
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleMore(): void {
    this.isMoreOpen = !this.isMoreOpen;
  }

  handleBlur(event: FocusEvent): void {
    if (isLeaving(event)) this.isOpen = false;
  }

  handleMoreBlur(event: FocusEvent): void {
    if (isLeaving(event)) this.isMoreOpen = false;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.isOpen = false;
    this.template?.querySelector<HTMLElement>('.launcher')?.focus();
  }

  handleMoreKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.isMoreOpen = false;
    this.template?.querySelector<HTMLElement>('.more')?.focus();
  }

  handleApp(event: Event): void {
    event.preventDefault();
    this.isOpen = false;
    const { currentTarget } = event;
    const detail = currentTarget instanceof HTMLElement ? currentTarget.dataset.app : undefined;
    this.dispatchEvent(new CustomEvent('appchosen', { detail }));
  }
}
