/**
 * Tables that accounts have and the sandbox has not, as integrations in production query them. Refused by name: answered as
 * unknown, they would look like a missing permission.
 */
export const UNSUPPORTED_TABLES: ReadonlySet<string> = new Set([
  'accountingbook',
  'accountingbooksubsidiaries',
  'accountingperiodfiscalcalendars',
  'accounttype',
  'billingaccount',
  'billingschedule',
  'charge',
  'consolidatedexchangerate',
  'currencyrate',
  'employee',
  'entity',
  'entityaddress',
  'fiscalcalendar',
  'job',
  'locationmainaddress',
  'opportunity',
  'partner',
  'pricebook',
  'subscription',
  'subscriptionline',
  'subscriptionplan',
  'supportcase',
  'systemnote',
  'transactionshipment',
  'vendor',
  'vendorcategory',
]);
