/** A text that a page brings along. */
import { api, LightningElement } from 'lwc';

export default class RichText extends LightningElement {
  @api text = '';
}
