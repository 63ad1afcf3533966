/** Modules that only an org provides. No import at the top: that would turn the declarations into augmentations. */

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/customPermission/*' {
  const isGranted: boolean | undefined;
  export default isGranted;
}

declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/schema/*' {
  const reference: { readonly fieldApiName: string; readonly objectApiName: string };
  export default reference;
}

declare module '@sa11y/jest';

declare namespace jest {
  interface Matchers<R> {
    /** Passes when axe finds nothing wrong in the element. */
    toBeAccessible(): Promise<R>;
  }
}

declare module 'lightning/empApi' {
  export type SubscribeResponse = {
    readonly id: string;
    readonly channel: string;
    readonly subscription: unknown;
    readonly error: string;
  };
  export const subscribe: (
    channel: string,
    replayId: number,
    onMessage: (message: unknown) => void,
  ) => Promise<SubscribeResponse>;
  export const unsubscribe: (subscription: SubscribeResponse, onEnd?: (response: unknown) => void) => Promise<unknown>;
  export const onError: (heard: (error: unknown) => void) => Promise<void>;
}

declare module 'lightning/navigation' {
  export type PageReference = {
    readonly type: string;
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly state?: Readonly<Record<string, string>>;
  };
  type Navigating = {
    [NavigationMixin.Navigate]: (page: PageReference, replace?: boolean) => void;
    [NavigationMixin.GenerateUrl]: (page: PageReference) => Promise<string>;
  };
  export const NavigationMixin: {
    <Base extends typeof import('lwc').LightningElement>(base: Base): Base & (new () => Navigating);
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
  };
}

declare module 'lightning/actions' {
  export class CloseActionScreenEvent extends CustomEvent<undefined> {
    constructor(name?: string, options?: { readonly bubbles?: boolean; readonly composed?: boolean });
  }
}

declare module 'lightning/refresh' {
  export class RefreshEvent extends CustomEvent<undefined> {
    constructor();
  }
}
