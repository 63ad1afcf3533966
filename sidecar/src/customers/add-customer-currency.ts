import type { CustomerCurrency, Needs } from './ports.ts';

/**
 * A customer may be billed in the currencies on its list. Adding one is a permission and nothing more: it books nothing,
 * the primary currency stays, and currencies that are there stay as they are.
 */

/** @throws Failure when the ledger refuses and the customer still lacks the currency */
export const addCustomerCurrency =
  ({ ledger, log }: Pick<Needs, 'ledger' | 'log'>) =>
  async ({ customerId, currencyId }: CustomerCurrency, correlationId: string): Promise<void> => {
    const wanted = { customerId, currencyId };
    try {
      await ledger.addCurrency(wanted);
    } catch (error) {
      // Another order may have added it at the same moment, or only the answer was lost.
      const isThere = await ledger.dealsIn(wanted).catch(() => false);
      if (!isThere) throw error;
    }
    log.info(
      { correlationId, journey: 'customers', step: 'add-currency', outcome: 'added', ...wanted },
      'a currency was added to the customer',
    );
  };
