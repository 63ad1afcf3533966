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

declare module '@salesforce/sfdx-lwc-jest' {
  export const createApexTestWireAdapter: (call: unknown) => unknown;
}

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
  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;
  type Navigating = {
    [Navigate]: (page: PageReference, replace?: boolean) => void;
    [GenerateUrl]: (page: PageReference) => Promise<string>;
  };
  type Element = import('lwc').LightningElement;
  type Statics = typeof import('lwc').LightningElement;
  export const NavigationMixin: {
    (base: typeof import('lwc').LightningElement): Pick<Statics, keyof Statics> & (new () => Element & Navigating);
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
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

declare module '@salesforce/apex' {
  /** Reads again what a wire gave. @param wired what the wire handed to the component, as a whole */
  export const refreshApex: (wired: unknown) => Promise<void>;
}

declare module 'lightning/uiRecordApi' {
  export type RecordRepresentation = {
    readonly id: string;
    readonly apiName: string;
    readonly fields: Readonly<Record<string, { readonly value: unknown; readonly displayValue: string | null }>>;
  };
  export const getRecord: new (
    dataCallback: (value: { data?: RecordRepresentation; error?: unknown }) => void,
  ) => import('lwc').WireAdapter<{
    recordId: string | undefined;
    fields?: readonly unknown[];
    optionalFields?: readonly unknown[];
    layoutTypes?: readonly string[];
  }>;
  export const notifyRecordUpdateAvailable: (records: readonly { readonly recordId: string }[]) => Promise<unknown>;
}
