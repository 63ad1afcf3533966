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
