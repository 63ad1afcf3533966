/** The words of this component. */
import age from '@salesforce/label/c.Age';
import all from '@salesforce/label/c.All';
import code from '@salesforce/label/c.FailureCode';
import entity from '@salesforce/label/c.LegalEntity';
import failureClass from '@salesforce/label/c.FailureClass';
import largestFirst from '@salesforce/label/c.LargestAmountFirst';
import needsAPerson from '@salesforce/label/c.FailureNeedsAPerson';
import newestFirst from '@salesforce/label/c.NewestFirst';
import olderThan3Days from '@salesforce/label/c.OlderThan3Days';
import olderThan4Hours from '@salesforce/label/c.OlderThan4Hours';
import olderThanADay from '@salesforce/label/c.OlderThanADay';
import olderThanAWeek from '@salesforce/label/c.OlderThanAWeek';
import oldestFirst from '@salesforce/label/c.OldestFirst';
import owner from '@salesforce/label/c.Owner';
import settled from '@salesforce/label/c.FailureSettled';
import sortedBy from '@salesforce/label/c.SortedBy';
import tryAgain from '@salesforce/label/c.FailureTryAgain';

export const labels = {
  age,
  all,
  code,
  entity,
  failureClass,
  largestFirst,
  needsAPerson,
  newestFirst,
  olderThan3Days,
  olderThan4Hours,
  olderThanADay,
  olderThanAWeek,
  oldestFirst,
  owner,
  settled,
  sortedBy,
  tryAgain,
};
