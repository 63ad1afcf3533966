/**
 * The frame of a screen quick action: what it is about, and its buttons below. The dialog around it has the heading of the action
 * already, so that the panel's own is for those who cannot see the dialog.
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-quick-action-panel.html
 */
import { api, LightningElement } from 'lwc';

export default class QuickActionPanel extends LightningElement {
  @api header = '';
}
