/** Who has submitted, approved and rejected a record, when, and in which words; nothing where nobody has. */
import { api, LightningElement, wire } from 'lwc';
import { queryRows, quoted, textAt, type Row } from 'lightningPage/reads';

type Step = {
  readonly id: string;
  readonly status: string;
  readonly actor: string;
  readonly comments: string;
  readonly createdAt: string;
};

const COLUMNS = [
  { fieldName: 'status', label: 'Status', type: 'text' },
  { fieldName: 'actor', label: 'Actual Approver', type: 'text' },
  { fieldName: 'comments', label: 'Comments', type: 'text', wrapText: true },
  {
    fieldName: 'createdAt',
    label: 'Date',
    type: 'date',
    typeAttributes: { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  },
];

const STATUSES: Readonly<Record<string, string>> = { Started: 'Submitted', Removed: 'Recalled' };

const rowsIn = (value: unknown): readonly Row[] => {
  const records: unknown = typeof value === 'object' && value !== null && 'records' in value ? value.records : [];
  return Array.isArray(records) ? records.filter((one): one is Row => typeof one === 'object' && one !== null) : [];
};

const stepOf = (row: Row): Step => {
  const status = textAt(row, 'StepStatus');
  return {
    id: textAt(row, 'Id'),
    status: STATUSES[status] ?? status,
    actor: textAt(row, 'Actor.Name'),
    comments: textAt(row, 'Comments'),
    createdAt: textAt(row, 'CreatedDate').replace(/\+0000$/, 'Z'),
  };
};

export default class ApprovalHistory extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';
  steps: readonly Step[] = [];
  readonly columns = COLUMNS;
  readonly noNumbers = false;

  @wire(queryRows, { soql: '$soql', about: '$recordId' })
  historyRead({ data }: Wired<readonly Row[]>): void {
    this.steps = (data ?? []).flatMap((row) => rowsIn(row.StepsAndWorkitems).map(stepOf));
  }

  get soql(): string {
    const steps =
      'SELECT Id, StepStatus, Actor.Name, Comments, CreatedDate FROM StepsAndWorkitems ORDER BY CreatedDate DESC';
    return `SELECT Id, (${steps}) FROM ProcessInstance WHERE TargetObjectId = ${quoted(this.recordId)} ORDER BY CreatedDate DESC`;
  }

  get heading(): string {
    return `Approval History (${this.steps.length})`;
  }
}
