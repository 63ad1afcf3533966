/** What has to be dealt with before anything else: a dialog over the page, which keeps the keyboard to itself. */
import { api, LightningElement } from 'lwc';

export default class ModalFrame extends LightningElement {
  @api heading = '';
  /** `small`, `medium`, `large` */
  @api size = 'medium';
  /** The content has its own edges. */
  @api isFlush = false;
  /** Buttons stand in the content. */
  @api isWithoutFooter = false;
  declare refs: { readonly dialog: HTMLDialogElement; readonly heading: HTMLElement };

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
    dialog.showModal();
    // Whoever listens hears first what the dialog is about.
    heading.focus();
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
