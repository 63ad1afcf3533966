/**
 * "Refresh Now": has the documents of one account fetched from NetSuite, shows that it waits, and then says what came of it: what
 * changed, nothing, asked too soon, refused and why, or no answer yet. Tells its owner when there is something new to show.
 */
import { api, LightningElement } from 'lwc';
import refresh from '@salesforce/apex/InvoiceRefreshController.refresh';
import { errorText } from 'c/errorText';
import refreshing from '@salesforce/label/c.Refreshing';
import refreshNow from '@salesforce/label/c.RefreshNow';

export default class RefreshInvoices extends LightningElement {
  /** The account whose documents are meant. */
  @api accountId: string | undefined;

  isAsking = false;
  message = '';
  isGood = true;

  get label(): string {
    return this.isAsking ? refreshing : refreshNow;
  }

  get messageClass(): string {
    return `slds-var-m-right_small message ${this.isGood ? 'slds-text-color_weak' : 'slds-text-color_error'}`;
  }

  async handleRefresh(): Promise<void> {
    this.isAsking = true;
    this.message = '';
    try {
      const { outcome, message, hasChanged } = await refresh({ accountId: this.accountId });
      this.say(message, outcome === 'REFRESHED' || outcome === 'TOO_SOON');
      if (hasChanged) this.dispatchEvent(new CustomEvent('refreshed'));
    } catch (error) {
      this.say(errorText(error).message, false);
    } finally {
      this.isAsking = false;
    }
  }

  say(message: string, isGood: boolean): void {
    this.message = message;
    this.isGood = isGood;
  }
}
