/** Who is logged in, and the way out. */
import { LightningElement } from 'lwc';
import { session } from 'lightningPlatform/session';
import { isLeaving } from 'lightningPage/focus';

export default class UserMenu extends LightningElement {
  isOpen = false;
  readonly user = session.user;

  get initials(): string {
    const words = this.user.name.split(/\s+/).filter((word) => word !== '');
    return [words[0], words.length > 1 ? words.at(-1) : '']
      .map((word) => (word ?? '').charAt(0).toUpperCase())
      .join('');
  }

  get label(): string {
    return `View profile of ${this.user.name}`;
  }

  get menuClass(): string {
    return `slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleBlur(event: FocusEvent): void {
    if (isLeaving(event)) this.isOpen = false;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.isOpen = false;
    this.template?.querySelector('button')?.focus();
  }
}
