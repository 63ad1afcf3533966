/** Every word of the component. */
import anyAge from '@salesforce/label/c.AnyAge';
import anyCurrency from '@salesforce/label/c.AnyCurrency';
import anyStatus from '@salesforce/label/c.AnyStatus';
import credit from '@salesforce/label/c.CreditOpen';
import age from '@salesforce/label/c.InvoiceAge';
import balance from '@salesforce/label/c.InvoiceBalance';
import currency from '@salesforce/label/c.InvoiceCurrency';
import invoices from '@salesforce/label/c.Invoices';
import asOf from '@salesforce/label/c.InvoicesAsOf';
import overdue from '@salesforce/label/c.InvoicesOverdue';
import status from '@salesforce/label/c.InvoiceStatus';
import unpaid from '@salesforce/label/c.InvoicesUnpaid';
import loading from '@salesforce/label/c.Loading';
import noInvoices from '@salesforce/label/c.NoInvoices';
import noInvoicesFound from '@salesforce/label/c.NoInvoicesFound';
import nothingUnpaid from '@salesforce/label/c.NothingUnpaid';
import showAll from '@salesforce/label/c.ShowAllInvoices';
import statusUnpaid from '@salesforce/label/c.StatusUnpaid';
import age1To30 from '@salesforce/label/c.Age1To30';
import age31To60 from '@salesforce/label/c.Age31To60';
import age61To90 from '@salesforce/label/c.Age61To90';
import ageNotDue from '@salesforce/label/c.AgeNotDue';
import ageOver90 from '@salesforce/label/c.AgeOver90';

export const labels = {
  ...{ age, asOf, balance, credit, currency, invoices, loading, noInvoices, noInvoicesFound, nothingUnpaid },
  ...{ overdue, showAll, status, unpaid },
};

type Option = { readonly value: string; readonly label: string };

export const ANY_STATUS: readonly Option[] = [
  { value: '', label: anyStatus },
  { value: 'unpaid', label: statusUnpaid },
];
export const ANY_CURRENCY: readonly Option[] = [{ value: '', label: anyCurrency }];

export const AGES: readonly Option[] = [
  { value: '', label: anyAge },
  { value: 'notDue', label: ageNotDue },
  { value: 'days1to30', label: age1To30 },
  { value: 'days31to60', label: age31To60 },
  { value: 'days61to90', label: age61To90 },
  { value: 'over90', label: ageOver90 },
];
