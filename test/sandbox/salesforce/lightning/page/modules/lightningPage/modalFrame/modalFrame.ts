/** What has to be dealt with before anything else: a dialog over the page, which keeps the keyboard to itself and gives it back. */
import { api, LightningElement } from 'lwc';
import { focusedElement } from 'lightningPage/focus';

export default class ModalFrame extends LightningElement {
  @api heading = '';
  /** `small`, `medium`, `large` */
  @api size = 'medium';
  /** The content has its own edges. */
  @api isFlush = false;
  /** Buttons stand in the content. */
  @api isWithoutFooter = false;
  declare refs: { readonly dialog: HTMLDialogElement; readonly heading: HTMLElement };

  #opener: HTMLElement | undefined;

  get sizeClass(): string {
    return `slds-modal slds-fade-in-open slds-modal_${this.size}`;
  }

  get contentClass(): string {
    return `slds-modal__content${this.isFlush ? '' : ' slds-var-p-around_medium'}${this.isWithoutFooter ? ' last' : ''}`;
  }

  get footerClass(): string {
    return this.isWithoutFooter ? 'slds-hide' : 'slds-modal__footer';
  }

  override renderedCallback(): void {
    const { dialog, heading } = this.refs;
    if (dialog.open) return;
    this.#opener = focusedElement();
    dialog.showModal();
    // Whoever listens hears first what the dialog is about.
    heading.focus();
  }

  /** Whoever opened the dialog takes it out of the page, where the browser does not give the focus back by itself. */
  override disconnectedCallback(): void {
    if (this.#opener?.isConnected === true) this.#opener.focus();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleCancel(event: Event): void {
    // Whoever opened the dialog takes it away.
    event.preventDefault();
    this.handleClose();
  }
}
