/** Modules that the build writes. */

declare module 'lightningPage/components' {
  import type { LightningElement } from 'lwc';

  /** Loads a component of the org by the name that metadata has for it: `c:accountInvoices`. */
  export const components: Readonly<
    Record<string, (() => Promise<{ readonly default: typeof LightningElement }>) | undefined>
  >;
}

declare module '@salesforce/i18n/timeZone' {
  /** `America/Los_Angeles`: where the person is, as the org knows it. */
  const timeZone: string;
  export default timeZone;
}

declare module 'lightning/toast' {
  const Toast: { show(config: Readonly<Record<string, unknown>>, source?: unknown): void };
  export default Toast;
}
