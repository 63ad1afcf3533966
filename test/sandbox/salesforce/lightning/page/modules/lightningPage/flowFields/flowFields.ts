/** Fields of a flow's screen, one below the other; columns of a section side by side. */
import { api, LightningElement } from 'lwc';
import type { FlowField } from 'lightningPage/flowCalls';

type Entry = { readonly name: string; readonly className: string; readonly field: FlowField };

export default class FlowFields extends LightningElement {
  @api fields: readonly FlowField[] = [];

  get hasColumns(): boolean {
    return this.fields.length > 0 && this.fields.every(({ kind }) => kind === 'column');
  }

  get className(): string {
    return this.hasColumns ? 'slds-grid slds-wrap slds-gutters' : '';
  }

  get entries(): readonly Entry[] {
    const className = this.hasColumns ? 'slds-col slds-size_1-of-1 slds-medium-size_1-of-2' : 'slds-var-m-bottom_small';
    return this.fields.map((field) => ({ name: field.name, className, field }));
  }
}
