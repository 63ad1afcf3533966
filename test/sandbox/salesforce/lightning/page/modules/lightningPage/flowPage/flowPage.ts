/** A screen flow on a page of its own. */
import { api, LightningElement } from 'lwc';

export default class FlowPage extends LightningElement {
  @api name = '';
  @api inputs: Readonly<Record<string, unknown>> = {};
  isOver = false;

  handleFinished(): void {
    this.isOver = true;
  }

  handleAgain(): void {
    this.isOver = false;
  }
}
