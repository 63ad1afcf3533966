/** What the org says against a form as a whole, and which of its fields are at fault. */
import { api, LightningElement } from 'lwc';

export default class FormProblems extends LightningElement {
  @api messages: readonly string[] = [];
  /** Labels of the fields that tell the rest themselves. */
  @api fields = '';

  get isAny(): boolean {
    return this.messages.length > 0 || this.fields !== '';
  }

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.problem')?.focus();
  }
}
