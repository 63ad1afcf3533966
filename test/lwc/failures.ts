/** Entries of the error log for tests, complete enough to be drawn. */

export const failureEntry = (change: Partial<FailureEntry> = {}): FailureEntry => ({
  Id: 'a01000000000001AAA',
  Name: 'ERR-0001',
  OwnerId: '00G000000000001AAA',
  Owner: { Name: 'Integration Operations' },
  Code__c: 'INVALID_SKU',
  Status__c: 'New',
  Cause__c: 'No item stands for GTXPro.',
  Fix__c: 'Add an alias.',
  RecordName__c: 'Order 00000101',
  AmountAtRisk__c: 1200.5,
  CurrencyCode__c: 'EUR',
  OccurredAt__c: '2026-03-01T12:00:00.000Z',
  Attempts__c: 2,
  ...change,
});

export const failureDetails = (change: Partial<FailureDetails> = {}): FailureDetails => ({
  entry: failureEntry(),
  explanation: {
    meaning: 'The product code stands for no item.',
    firstStep: 'Add a Value Alias.',
    whoCan: 'Integration Operations',
    pastFixes: [],
  },
  canReplay: true,
  isSettled: false,
  canEdit: false,
  ...change,
});

export const failureChoices = (change: Partial<FailureChoices> = {}): FailureChoices => ({
  owners: [{ value: '00G1', label: 'Integration Operations' }],
  codes: [{ value: 'INVALID_SKU', label: 'INVALID_SKU' }],
  entities: [{ value: 'North', label: 'North' }],
  assignees: [{ value: '0051', label: 'Bo' }],
  canDecide: true,
  ...change,
});

export const failurePage = (entries: readonly FailureEntry[], total = entries.length): FailurePage => ({
  entries,
  total,
  atRisk: [{ currencyCode: 'EUR', amount: 1200.5 }],
  readAt: '2026-03-01T12:00:00.000Z',
});

export const failureOutcomes = (change: Partial<FailureOutcomes> = {}): FailureOutcomes => ({
  done: 1,
  entries: [{ entryId: 'a01000000000001AAA', name: 'Order 00000101' }],
  left: [],
  ...change,
});
