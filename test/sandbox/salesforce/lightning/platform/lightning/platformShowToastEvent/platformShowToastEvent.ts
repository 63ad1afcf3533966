/** A message over the page. https://developer.salesforce.com/docs/platform/lwc/guide/use-toast.html */

/** What the page listens for. */
export const SHOW_TOAST = 'lightning__showtoast';

export type ToastDetail = {
  readonly title: string;
  readonly message?: string;
  /** Links, and what stands for `{0}`, `{1}` in the message. */
  readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'dismissable' | 'pester' | 'sticky';
};

export class ShowToastEvent extends CustomEvent<ToastDetail> {
  constructor(detail: ToastDetail) {
    super(SHOW_TOAST, { detail, bubbles: true, composed: true, cancelable: true });
  }
}
