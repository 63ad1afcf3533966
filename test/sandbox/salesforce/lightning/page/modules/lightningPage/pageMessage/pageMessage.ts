/** A page that cannot be shown, and why. */
import { api, LightningElement } from 'lwc';
import { failureOf } from 'lightningPage/failureText';
import { sayTitle } from 'lightningPage/titled';

type Words = { readonly icon: string; readonly heading: string; readonly text: string };

const WORDS: Readonly<Record<string, Words>> = {
  notFound: {
    icon: 'utility:search',
    heading: 'Page doesn’t exist',
    text: 'What it was about may have been deleted, or the address may be wrong.',
  },
  noAccess: {
    icon: 'utility:lock',
    heading: 'Looks like there’s a problem',
    text: 'You don’t have access to this page. Ask your administrator for help or to request access.',
  },
  offline: { icon: 'utility:offline', heading: 'No connection', text: '' },
  ended: { icon: 'utility:user', heading: 'Your session has ended', text: 'Log in again to go on where you were.' },
  failed: { icon: 'utility:warning', heading: 'Something went wrong', text: '' },
  unsupported: { icon: 'utility:info', heading: 'Not in the sandbox', text: '' },
};

const TRYABLE: ReadonlySet<string> = new Set(['offline', 'failed']);

export default class PageMessage extends LightningElement {
  /** `notFound`, `noAccess`, `failed`, `unsupported` */
  @api kind = 'failed';
  /** More about it; of what is not supported, its name. */
  @api what = '';
  /** What a call failed with, in the place of kind and words. */
  @api error: unknown;

  get failure(): { readonly kind: string; readonly text: string } {
    if (this.error === undefined) return { kind: this.kind, text: this.ownText };
    const { kind, messages } = failureOf(this.error);
    return { kind, text: messages.join(' ') };
  }

  get ownText(): string {
    return this.kind === 'unsupported' ? `The sandbox does not support ${this.what}.` : this.what;
  }

  get words(): Words {
    const { kind } = this.failure;
    return WORDS[kind] ?? { icon: 'utility:warning', heading: 'Something went wrong', text: '' };
  }

  get icon(): string {
    return this.words.icon;
  }

  get heading(): string {
    return this.words.heading;
  }

  get text(): string {
    return this.failure.kind === 'notFound' || this.failure.text === '' ? this.words.text : this.failure.text;
  }

  get role(): string {
    return 'alert';
  }

  get isTryable(): boolean {
    return TRYABLE.has(this.failure.kind);
  }

  override connectedCallback(): void {
    sayTitle(this, this.heading);
  }

  handleTryAgain(): void {
    window.location.reload();
  }
}
