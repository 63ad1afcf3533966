/** What waits for the person's approval. */
import { LightningElement, wire } from 'lwc';
import { getWaiting, type Waiting } from 'lightningPage/approvals';
import { sentenceOf } from 'lightningPage/failureText';
import { textAt, type Row } from 'lightningPage/reads';
import { recordUrl } from 'lightningPage/recordText';

type Item = {
  readonly id: string;
  readonly recordId: string;
  readonly name: string;
  readonly url: string;
  readonly submitter: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
};

const itemOf = (row: Row): Item => {
  const recordId = textAt(row, 'ProcessInstance.TargetObjectId');
  return {
    id: textAt(row, 'Id'),
    recordId,
    name: textAt(row, 'ProcessInstance.TargetObject.Name') || recordId,
    url: recordUrl(recordId),
    submitter: textAt(row, 'ProcessInstance.SubmittedBy.Name'),
    createdAt: Date.parse(textAt(row, 'CreatedDate').replace(/\+0000$/, 'Z')),
  };
};

export default class MyApprovals extends LightningElement {
  items: readonly Item[] = [];
  problem = '';
  answering: { readonly id: string; readonly recordId: string; readonly kind: string } | undefined;

  @wire(getWaiting, {})
  itemsRead({ data, error }: Wired<Waiting>): void {
    this.items = data?.workitems.map(itemOf) ?? this.items;
    this.problem = error === undefined ? '' : sentenceOf(error);
  }

  get heading(): string {
    return `Items to Approve (${this.items.length})`;
  }

  handleAnswer({ currentTarget }: Event): void {
    if (!(currentTarget instanceof HTMLElement)) return;
    const item = this.items.find(({ id }) => id === currentTarget.dataset.id);
    const kind: unknown = 'name' in currentTarget ? currentTarget.name : '';
    if (item !== undefined) this.answering = { id: item.id, recordId: item.recordId, kind: String(kind) };
  }

  handleClose(): void {
    this.answering = undefined;
  }
}
