/** The words of this component. */
import amount from '@salesforce/label/c.AmountAtRisk';
import code from '@salesforce/label/c.FailureCode';
import count from '@salesforce/label/c.CountOfTotal';
import entity from '@salesforce/label/c.LegalEntity';
import more from '@salesforce/label/c.ShowMore';
import owner from '@salesforce/label/c.Owner';

import record from '@salesforce/label/c.FailureRecord';
import since from '@salesforce/label/c.Since';
import status from '@salesforce/label/c.Status';

export const labels = { amount, code, count, entity, more, owner, record, since, status };
