/** The bell: how many notifications are new, and what they say. */
import { LightningElement } from 'lwc';
import { isLeaving } from 'lightningPage/focus';
import { followNotifications, markRead, type Notification } from 'lightningPage/notifications';

type Entry = Notification & { readonly className: string };

export default class NotificationBell extends LightningElement {
  isOpen = false;
  all: readonly Notification[] = [];
  #end: (() => void) | undefined;

  get notifications(): readonly Entry[] {
    return this.all.map((one) => ({
      ...one,
      className: `slds-border_bottom${one.isNew ? ' slds-theme_shade' : ''}`,
    }));
  }

  get unread(): number {
    return this.all.filter(({ isNew }) => isNew).length;
  }

  get label(): string {
    return this.unread === 0 ? 'Notifications' : this.status;
  }

  get status(): string {
    if (this.unread === 0) return '';
    return this.unread === 1 ? '1 new notification' : `${this.unread} new notifications`;
  }

  get triggerClass(): string {
    return `slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  override connectedCallback(): void {
    this.#end = followNotifications((all) => {
      this.all = all;
    });
  }

  override disconnectedCallback(): void {
    this.#end?.();
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleAllRead(): void {
    this.all = markRead(this.all);
  }

  handleOpen(): void {
    this.all = markRead(this.all);
    this.isOpen = false;
  }

  handleBlur(event: FocusEvent): void {
    if (isLeaving(event)) this.isOpen = false;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.isOpen = false;
    this.template?.querySelector<HTMLElement>('.bell')?.focus();
  }
}
