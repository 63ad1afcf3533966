import type { Invoice } from '../invoices/index.ts';
import { needsAPerson } from '../shared/failure.ts';
import type { Failure } from '../shared/failure.ts';

/**
 * A document in a currency that the org does not use. Salesforce would refuse it, or show its amounts in another currency;
 * it waits until the currency is active, and then goes in by itself.
 */
export const inactiveCurrency = ({ id, number, type, currency }: Invoice): Failure => {
  const cause = `${type} ${number} is in ${currency}, which is not active in Salesforce.`;
  const fix = `Activate ${currency} in Salesforce (Setup, Manage Currencies).`;
  const [code, owner] = ['MISSING_CURRENCY_CODE', 'salesforce-admin'] as const;
  const subject = { object: 'Invoice__c', id, name: number, field: 'CurrencyIsoCode', value: currency };
  const finding = { code, owner, severity: 'pause', subject, cause, fix, waitsFor: [`currency:${currency}`] } as const;
  return needsAPerson({ code, owner, message: cause, advice: fix, findings: [finding] });
};
