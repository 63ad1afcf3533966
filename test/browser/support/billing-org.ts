/**
 * An org with the package, and in it a large account: 500 documents of every age and status in two currencies, payments that settle
 * some of them, and deals and orders on their way. Written as the integration writes it.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSalesforce, type SalesforceSandbox } from '../../sandbox/salesforce/index.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const WRITER = 'integration@orderbridge.example';
export const FINANCE = 'finance@orderbridge.example';
export const NOBODY = 'visitor@orderbridge.example';

const DAY = 86_400_000;
const MINIMUM_ACCESS = 'Minimum Access - Salesforce';
export const DOCUMENTS = 500;

type Fields = Readonly<Record<string, unknown>>;

export type BillingOrg = {
  readonly sandbox: SalesforceSandbox;
  readonly accountId: string;
  readonly invoiceIds: readonly string[];
  /** @throws Error with the org's refusal. @returns the ids */
  readonly create: (object: string, records: readonly Fields[]) => readonly string[];
  readonly update: (object: string, records: readonly Fields[]) => void;
  /** Tells the org that documents of the account have changed, as an invoice run does. */
  readonly announce: () => void;
  readonly stop: () => Promise<void>;
};

const dayFrom = (now: number, days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10);

/** Due from 25 days ahead to 120 days ago; every fourth is paid, every tenth a credit memo, every eleventh in euros. */
const documentOf = (accountId: string, now: number, nth: number): Fields => {
  const total = 100 + nth * 3.17;
  const isPaid = nth % 4 === 0;
  return {
    Name: `INV${String(10_000 + nth)}`,
    NetSuiteInvoiceId__c: String(nth + 1),
    DocumentNumber__c: `INV${String(10_000 + nth)}`,
    Account__c: accountId,
    DocumentType__c: nth % 10 === 3 ? 'Credit Memo' : 'Invoice',
    Status__c: isPaid ? 'Paid In Full' : 'Open',
    InvoicedOn__c: dayFrom(now, -(nth % 150)),
    DueOn__c: dayFrom(now, 30 - (nth % 150)),
    CurrencyCode__c: nth % 11 === 5 ? 'EUR' : 'USD',
    Total__c: total.toFixed(2),
    AmountPaid__c: isPaid ? total.toFixed(2) : '0',
    AmountDue__c: isPaid ? '0' : total.toFixed(2),
    ReadAt__c: new Date(now - 3_600_000).toISOString(),
  };
};

const paymentOf = (accountId: string, now: number, nth: number): Fields => ({
  Name: `PYMT${String(nth)}`,
  NetSuitePaymentId__c: `P${String(nth)}`,
  DocumentNumber__c: `PYMT${String(nth)}`,
  Account__c: accountId,
  PaymentType__c: 'Payment',
  Status__c: nth === 1 ? 'Voided' : 'Deposited',
  Method__c: 'ACH',
  ReceivedOn__c: dayFrom(now, -nth * 5),
  CurrencyCode__c: 'USD',
  AmountReceived__c: String(100 + nth * 10),
  AmountUnapplied__c: nth === 2 ? '20' : '0',
  ReadAt__c: new Date(now - 3_600_000).toISOString(),
});

const dealOf = (accountId: string, now: number, nth: number): Fields => ({
  Name: `Deal ${String(nth)}`,
  AccountId: accountId,
  StageName: nth % 3 === 0 ? 'Closed Won' : 'Prospecting',
  CloseDate: dayFrom(now, (nth - 6) * 25),
  Amount: 20_000 + nth * 1500,
  CurrencyIsoCode: 'USD',
});

/** What the documents in the account's own currency come to. */
const HEALTH = {
  PaymentHealth__c: 'At Risk',
  OpenBalance__c: 223_009.15,
  OverdueBalance__c: 200_502.99,
  DaysOverdue__c: 119,
};

const openSandbox = (): Promise<SalesforceSandbox> =>
  startSalesforce({
    sourceDirectories: [join(ROOT, 'force-app')],
    connectedApps: [],
    apexCacheDirectory: join(ROOT, '.cache/apex'),
    currencies: [
      { isoCode: 'USD', conversionRate: 1 },
      { isoCode: 'EUR', conversionRate: 0.92 },
    ],
    users: [
      { username: WRITER, lastName: 'Integration', permissionSets: ['Integration_User'] },
      { username: FINANCE, lastName: 'Finance', profile: MINIMUM_ACCESS, permissionSets: ['Finance_Operations'] },
      { username: NOBODY, lastName: 'Visitor', profile: MINIMUM_ACCESS },
    ],
  });

const announcer = (create: BillingOrg['create'], accountId: string): BillingOrg['announce'] => {
  let announced = 0;
  return () => {
    announced += 1;
    const key = `run-${String(announced)}`;
    const names = { CorrelationId__c: key, RunId__c: key, SourceKey__c: key };
    create('InvoicesSynced__e', [{ ...names, OccurredAt__c: new Date().toISOString(), AccountIds__c: accountId }]);
  };
};

/** NetSuite has it as a customer, where documents come from. */
const CUSTOMER = {
  ...{ Name: 'Northwind Freight', CurrencyIsoCode: 'USD', IsInPilot__c: true },
  ...{ NetSuiteCustomerId__c: '2041', NetSuiteCustomerNumber__c: 'CUS2041' },
};

/** Everything that happened with the account before somebody looks. */
const fill = (
  create: BillingOrg['create'],
  update: BillingOrg['update'],
): Pick<BillingOrg, 'accountId' | 'invoiceIds'> => {
  const now = Date.now();
  const accountId = create('Account', [CUSTOMER])[0] ?? '';
  const nths = Array.from({ length: DOCUMENTS }, (_, nth) => nth);
  const inHundreds = [0, 1, 2, 3, 4].map((at) => nths.slice(at * 100, at * 100 + 100));
  const invoiceIds = inHundreds.flatMap((some) =>
    create(
      'Invoice__c',
      some.map((nth) => documentOf(accountId, now, nth)),
    ),
  );
  const payments = create(
    'Payment__c',
    [1, 2, 3, 4, 5, 6].map((nth) => paymentOf(accountId, now, nth)),
  );
  create(
    'PaymentApplication__c',
    payments.map((payment, at) => ({
      ...{ Payment__c: payment, Invoice__c: invoiceIds[at * 4], SourceKey__c: `${payment}-${String(at)}` },
      AmountApplied__c: at === 0 ? '0' : String(100 + at * 8),
      IsReversed__c: at === 0,
      ...{ AppliedOn__c: dayFrom(now, -at * 5), CurrencyCode__c: 'USD' },
    })),
  );
  create(
    'Opportunity',
    Array.from({ length: 12 }, (_, nth) => dealOf(accountId, now, nth)),
  );
  update('Account', [
    { Id: accountId, ...HEALTH, LastPaymentOn__c: dayFrom(now, -5), FinancialsReadAt__c: new Date(now).toISOString() },
  ]);
  return { accountId, invoiceIds };
};

export const startBillingOrg = async (): Promise<BillingOrg> => {
  const sandbox = await openSandbox();
  const { org } = sandbox;
  const writer = [...org.rows('User')].find(({ Username }) => Username === WRITER);
  const caller = { userId: writer?.Id ?? '', username: WRITER };
  const saved = (results: ReturnType<typeof org.insert>, object: string): readonly string[] =>
    results.map(({ id, success, errors }) => {
      if (!success || id === null) throw new Error(`${object}: ${JSON.stringify(errors)}`);
      return id;
    });
  const create: BillingOrg['create'] = (object, records) =>
    saved(org.insert(caller, { object, records: [...records], allOrNone: true }), object);
  const update: BillingOrg['update'] = (object, records) =>
    void saved(org.update(caller, { object, records: [...records], allOrNone: true }), object);

  const filled = fill(create, update);
  return {
    sandbox,
    ...filled,
    create,
    update,
    announce: announcer(create, filled.accountId),
    stop: () => sandbox.stop(),
  };
};
