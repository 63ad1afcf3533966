/** A refusal beside what stays on the screen: what was wrong with the last wish, in words. */
import { api, LightningElement } from 'lwc';
import { errorText } from 'c/errorText';

export default class Notice extends LightningElement {
  /** Whatever a call failed with. */
  @api error: unknown;

  get message(): string {
    return errorText(this.error).message;
  }
}
