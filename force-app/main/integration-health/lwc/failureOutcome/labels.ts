/** The words of this component. */
import andMore from '@salesforce/label/c.AndMore';
import preview from '@salesforce/label/c.OutcomePreview';
import summary from '@salesforce/label/c.OutcomeSummary';

export const labels = { andMore, preview, summary };
