/** Which rows of how many are shown, and the way to the ones before and after. Silent where everything fits on one page. */
import { api, LightningElement } from 'lwc';
import { fillIn } from 'c/fillIn';
import nextPage from '@salesforce/label/c.NextPage';
import notAllReachable from '@salesforce/label/c.NotAllReachable';
import previousPage from '@salesforce/label/c.PreviousPage';
import rowsShown from '@salesforce/label/c.RowsShown';

export default class Pager extends LightningElement {
  /** 1 is the first page. */
  @api pageNumber = 1;
  /** Rows of a full page. */
  @api size = 1;
  /** Rows there are. */
  @api found = 0;
  /** Rows that can be paged to; fewer than there are, where paging has an end. */
  @api reachable = 0;
  /** True while another page is being read. */
  @api isBusy = false;

  readonly labels = { nextPage, notAllReachable, previousPage };

  get isNeeded(): boolean {
    return this.found > this.size;
  }

  get shown(): string {
    const first = (this.pageNumber - 1) * this.size + 1;
    return fillIn(rowsShown, first, Math.min(first + this.size - 1, this.found), this.found);
  }

  get hasNoPrevious(): boolean {
    return this.isBusy || this.pageNumber <= 1;
  }

  get hasNoNext(): boolean {
    return this.isBusy || this.pageNumber * this.size >= this.reachable;
  }

  get isCutOff(): boolean {
    return this.reachable < this.found;
  }

  handlePrevious(): void {
    this.choose(this.pageNumber - 1);
  }

  handleNext(): void {
    this.choose(this.pageNumber + 1);
  }

  choose(pageNumber: number): void {
    this.dispatchEvent(new CustomEvent('pagechosen', { detail: { pageNumber } }));
  }
}
