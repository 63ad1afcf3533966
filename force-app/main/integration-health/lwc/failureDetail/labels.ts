/** The words of this component. */
import close from '@salesforce/label/c.FailureClose';
import empty from '@salesforce/label/c.FailureNotVisible';
import heading from '@salesforce/label/c.Failure';
import ownedBy from '@salesforce/label/c.OwnedBy';
import refresh from '@salesforce/label/c.Refresh';
import replayed from '@salesforce/label/c.FailureReplayed';

export const labels = { close, empty, heading, ownedBy, refresh, replayed };
