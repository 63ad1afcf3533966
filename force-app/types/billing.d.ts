/** What the Apex controllers of invoices and payments answer, and their methods. Numbers are for showing; Apex adds them up. */

type InvoiceBand = {
  readonly name: string;
  readonly amount: number;
  readonly documents: number;
  readonly percent: number;
};

type InvoiceTotals = {
  readonly currencyCode: string;
  readonly unpaid: number;
  readonly overdue: number;
  readonly credit: number;
  readonly balance: number;
  readonly bands: readonly InvoiceBand[];
};

type InvoiceOverview = {
  readonly totals: readonly InvoiceTotals[];
  readonly documents: number;
  readonly readAt?: string;
  readonly statuses: readonly { readonly value: string; readonly label: string }[];
};

type InvoiceRow = {
  readonly id: string;
  readonly documentNumber: string;
  readonly documentType: string;
  readonly status: string;
  readonly invoicedOn?: string;
  readonly dueOn?: string;
  readonly daysOverdue?: number;
  readonly currencyCode: string;
  readonly total: number;
  readonly amountDue: number;
  readonly readAt?: string;
};

type InvoicePage = {
  readonly rows: readonly InvoiceRow[];
  readonly found: number;
  readonly reachable: number;
  readonly size: number;
};

type InvoiceFilter = { readonly status: string; readonly age: string; readonly currencyCode: string };

declare module '@salesforce/apex/AccountInvoicesController.overview' {
  const overview: ApexMethod<{ accountId: string | undefined }, InvoiceOverview>;
  export default overview;
}

declare module '@salesforce/apex/AccountInvoicesController.page' {
  const page: ApexMethod<{ accountId: string | undefined; filter: InvoiceFilter; pageNumber: number }, InvoicePage>;
  export default page;
}

type AccountHealth = {
  readonly health?: string;
  readonly healthName?: string;
  readonly reasons: readonly string[];
  readonly currencyCode: string;
  readonly openBalance?: number;
  readonly overdueBalance?: number;
  readonly daysOverdue?: number;
  readonly lastPaymentOn?: string;
  readonly readAt?: string;
};

declare module '@salesforce/apex/AccountHealthController.card' {
  const card: ApexMethod<{ accountId: string | undefined }, AccountHealth | null>;
  export default card;
}

type SettledInvoice = {
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly amount: number;
  readonly currencyCode: string;
  readonly appliedOn?: string;
  readonly isReversed: boolean;
};

type PaymentEntry = {
  readonly id: string;
  readonly objectName: string;
  readonly documentNumber: string;
  readonly kind: string;
  readonly status?: string;
  readonly isTakenBack: boolean;
  readonly method?: string;
  readonly receivedOn?: string;
  readonly currencyCode: string;
  readonly amount?: number;
  readonly unapplied?: number;
  readonly settles: readonly SettledInvoice[];
};

type PaymentHistory = {
  readonly entries: readonly PaymentEntry[];
  readonly accountId?: string;
  readonly found: number;
  readonly reachable: number;
  readonly size: number;
};

declare module '@salesforce/apex/PaymentHistoryController.history' {
  const history: ApexMethod<{ recordId: string | undefined; pageNumber: number }, PaymentHistory>;
  export default history;
}

type InvoiceRefreshResult = { readonly outcome: string; readonly message: string; readonly hasChanged: boolean };

declare module '@salesforce/apex/InvoiceRefreshController.refresh' {
  const refresh: ApexMethod<{ accountId: string | undefined }, InvoiceRefreshResult>;
  export default refresh;
}
