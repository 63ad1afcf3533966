/**
 * Going to another page, and knowing which one this is.
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate.html
 */
import type { LightningElement } from 'lwc';
import { currentPage, goTo, onPageChange, urlOf, type PageReference, type PageTarget } from 'lightningPlatform/pages';
import { constantAdapter, type Adapter } from 'lightningPlatform/wireAdapter';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only so does TypeScript accept a mixin
type Base = new (...parameters: any[]) => LightningElement;

const extend = <Component extends Base>(component: Component) =>
  class extends component {
    [Navigate](target: PageTarget, replace = false): void {
      goTo(urlOf(target), { replace });
    }

    [GenerateUrl](target: PageTarget): Promise<string> {
      return Promise.resolve(urlOf(target));
    }
  };

export const NavigationMixin = Object.assign(extend, { Navigate, GenerateUrl });

/** A component that is no class of its own can go elsewhere too. */
export const generateUrl = (_context: unknown, target: PageTarget): string => urlOf(target);
export const navigate = (_context: unknown, target: PageTarget): void => goTo(urlOf(target));
export const NavigationContext = constantAdapter(Object.freeze({}));

/** Gives the page one is on, and every other that one comes to. */
export const CurrentPageReference = class implements Adapter {
  readonly #provide: (value: PageReference | undefined) => void;
  #end: (() => void) | undefined;

  constructor(provide: (value: PageReference | undefined) => void) {
    this.#provide = provide;
    provide(currentPage());
  }

  connect(): void {
    this.#provide(currentPage());
    this.#end = onPageChange(this.#provide);
  }

  disconnect(): void {
    this.#end?.();
  }

  update(): void {}
};
