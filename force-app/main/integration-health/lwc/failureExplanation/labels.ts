/** The words of this component. */
import amount from '@salesforce/label/c.AmountAtRisk';
import attempts from '@salesforce/label/c.Attempts';
import cause from '@salesforce/label/c.FailureCause';
import fix from '@salesforce/label/c.FailureFix';
import none from '@salesforce/label/c.NoRecord';
import note from '@salesforce/label/c.Note';
import pastFixes from '@salesforce/label/c.FailurePastFixes';
import record from '@salesforce/label/c.FailureRecord';
import since from '@salesforce/label/c.Since';
import whoCan from '@salesforce/label/c.FailureWhoCan';

export const labels = { amount, attempts, cause, fix, none, note, pastFixes, record, since, whoCan };
