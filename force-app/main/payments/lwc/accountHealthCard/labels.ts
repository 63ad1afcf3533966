/** Every word of the component. */
import daysOverdue from '@salesforce/label/c.DaysOverdue';
import noAccount from '@salesforce/label/c.HealthNoAccount';
import why from '@salesforce/label/c.HealthWhy';
import asOf from '@salesforce/label/c.InvoicesAsOf';
import lastPayment from '@salesforce/label/c.LastPayment';
import noPayment from '@salesforce/label/c.NoPaymentYet';
import notRated from '@salesforce/label/c.NotRated';
import openBalance from '@salesforce/label/c.OpenBalance';
import overdueBalance from '@salesforce/label/c.OverdueBalance';
import health from '@salesforce/label/c.PaymentHealth';

export const labels = {
  ...{ asOf, daysOverdue, health, lastPayment, noAccount, noPayment, notRated, openBalance, overdueBalance, why },
};
