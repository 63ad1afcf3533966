/** Every word of the component. */
import reversed from '@salesforce/label/c.ApplicationReversed';
import loading from '@salesforce/label/c.Loading';
import noPayments from '@salesforce/label/c.NoPayments';
import amount from '@salesforce/label/c.PaymentAmount';
import kind from '@salesforce/label/c.PaymentKind';
import method from '@salesforce/label/c.PaymentMethod';
import paymentNumber from '@salesforce/label/c.PaymentNumber';
import receivedOn from '@salesforce/label/c.PaymentReceivedOn';
import payments from '@salesforce/label/c.Payments';
import status from '@salesforce/label/c.PaymentStatus';
import tableName from '@salesforce/label/c.PaymentsWithSettled';
import takenBack from '@salesforce/label/c.PaymentTakenBack';
import unapplied from '@salesforce/label/c.PaymentUnapplied';

export const labels = {
  ...{ amount, kind, loading, method, noPayments, paymentNumber, payments, receivedOn, reversed, status, tableName },
  ...{ takenBack, unapplied },
};
