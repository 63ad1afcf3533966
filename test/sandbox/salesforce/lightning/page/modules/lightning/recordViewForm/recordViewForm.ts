/**
 * A record to be read: whatever fields stand in the form.
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-record-view-form.html
 */
import { refuseUnknown } from 'lightningPage/knownAttributes';
import RecordFormFrame from 'lightningPage/recordFormFrame';

export default class RecordViewForm extends RecordFormFrame {
  override connectedCallback(): void {
    refuseUnknown(this.hostElement, 'lightning-record-view-form');
  }
}
