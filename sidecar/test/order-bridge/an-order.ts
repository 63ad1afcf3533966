import type { BridgeOrder } from '../../src/order-bridge/index.ts';

/** An order of one line, ready to be booked, with changes. */
export const order = (changes: Partial<BridgeOrder> = {}): BridgeOrder => ({
  id: '801',
  number: '00000101',
  bridgeStatus: 'Ready',
  isActivated: false,
  currency: 'USD',
  effectiveOn: '2026-03-01',
  contract: { id: '800', number: '00000100', isActivated: false },
  account: { id: '001', name: 'Acme', source: {} },
  lines: [{ id: '802', line: 1, productId: '01t', productName: 'GTX', quantity: '1', unitPrice: '9.50', source: {} }],
  agreedPrices: [],
  source: {},
  ...changes,
});
