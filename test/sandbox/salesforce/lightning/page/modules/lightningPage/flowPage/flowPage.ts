/** A screen flow on a page of its own. */
import { api, LightningElement } from 'lwc';
import { goTo } from 'lightningPlatform/pages';

export default class FlowPage extends LightningElement {
  @api name = '';
  @api inputs: Readonly<Record<string, unknown>> = {};
  isOver = false;

  handleFinished(): void {
    this.isOver = true;
  }

  handleLeft(): void {
    goTo('/lightning/page/home');
  }

  handleAgain(): void {
    this.isOver = false;
  }
}
