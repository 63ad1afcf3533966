/** The words of this component. */
import andMore from '@salesforce/label/c.AndMore';
import summary from '@salesforce/label/c.OutcomeSummary';

export const labels = { andMore, summary };
