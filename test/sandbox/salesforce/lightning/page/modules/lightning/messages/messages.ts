/**
 * What the org says against the form around it, or the error that it is given.
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-messages.html
 */
import { api, LightningElement } from 'lwc';
import { sentenceOf } from 'lightningPage/failureText';
import { joinForm, NO_STATE, type FormState, type Membership } from 'lightningPage/formParts';
import { refuseUnknown } from 'lightningPage/knownAttributes';

export default class Messages extends LightningElement {
  @api error: unknown;
  state: FormState = NO_STATE;
  #membership: Membership | undefined;

  override connectedCallback(): void {
    refuseUnknown(this.hostElement, 'lightning-messages');
    const show = (state: FormState): void => void (this.state = state);
    this.#membership = joinForm(this, { fieldName: () => undefined, show });
  }

  override disconnectedCallback(): void {
    this.#membership?.leave();
  }

  get messages(): readonly string[] {
    const { error, state } = this;
    const isGiven = error !== undefined && error !== null && error !== '';
    return isGiven ? [sentenceOf(error), ...state.messages] : state.messages;
  }

  get fieldsAtFault(): string {
    return this.state.fieldsAtFault;
  }
}
