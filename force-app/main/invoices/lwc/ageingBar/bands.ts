/** The bands of age as InvoiceAgeing knows them, in words, from young to old. */
import age1To30 from '@salesforce/label/c.Age1To30';
import age31To60 from '@salesforce/label/c.Age31To60';
import age61To90 from '@salesforce/label/c.Age61To90';
import ageNotDue from '@salesforce/label/c.AgeNotDue';
import ageOver90 from '@salesforce/label/c.AgeOver90';

export const BAND_LABELS: Readonly<Record<string, string>> = {
  notDue: ageNotDue,
  days1to30: age1To30,
  days31to60: age31To60,
  days61to90: age61To90,
  over90: ageOver90,
};
