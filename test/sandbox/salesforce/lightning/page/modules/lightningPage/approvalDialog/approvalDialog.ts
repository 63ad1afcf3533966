/** Submits for approval, answers with a comment, or has somebody else answer. */
import { api, LightningElement } from 'lwc';
import { announce } from 'lightningPage/announce';
import { approvalProblem } from 'lightningPage/approvalProblems';
import { answerApproval, readColleagues, reassignApproval, type Colleague } from 'lightningPage/approvals';

type Words = { readonly heading: string; readonly label: string; readonly done: string };

const SUBMIT: Words = { heading: 'Submit for Approval', label: 'Submit', done: 'Submitted for approval.' };

const WORDS: Readonly<Record<string, Words>> = {
  Submit: SUBMIT,
  Approve: { heading: 'Approve', label: 'Approve', done: 'Approved.' },
  Reject: { heading: 'Reject', label: 'Reject', done: 'Rejected.' },
  Removed: { heading: 'Recall Approval Request', label: 'Recall', done: 'The approval request was recalled.' },
  Reassign: { heading: 'Reassign Approval Request', label: 'Reassign', done: 'The approval request was reassigned.' },
};

export default class ApprovalDialog extends LightningElement {
  @api kind = 'Submit';
  @api recordId = '';
  @api workitemId = '';
  comments = '';
  colleagues: readonly Colleague[] = [];
  chosen = '';
  problem = '';
  isSending = false;

  get words(): Words {
    return WORDS[this.kind] ?? SUBMIT;
  }
  get heading(): string {
    return this.words.heading;
  }
  get label(): string {
    return this.words.label;
  }
  get isReassigning(): boolean {
    return this.kind === 'Reassign';
  }
  get isUnready(): boolean {
    return this.isSending || (this.isReassigning && this.chosen === '');
  }

  override connectedCallback(): void {
    if (this.isReassigning) void this.findColleagues();
  }

  async findColleagues(): Promise<void> {
    try {
      this.colleagues = await readColleagues();
    } catch (error) {
      this.problem = approvalProblem(error);
    }
  }

  handleColleague({ detail }: CustomEvent<{ readonly value: string }>): void {
    this.chosen = detail.value;
  }

  handleComments({ detail }: CustomEvent<{ readonly value: string }>): void {
    this.comments = detail.value;
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleSend(): void {
    void this.send();
  }

  async send(): Promise<void> {
    this.isSending = true;
    this.problem = '';
    try {
      await this.act();
      announce({ title: this.words.done, variant: 'success' });
      this.handleClose();
    } catch (error) {
      this.problem = approvalProblem(error);
    } finally {
      this.isSending = false;
    }
  }

  act(): Promise<void> {
    const { kind, recordId, workitemId, comments } = this;
    if (this.isReassigning) return reassignApproval(workitemId, this.chosen, recordId);
    const contextId = kind === 'Submit' ? recordId : workitemId;
    return answerApproval({ actionType: kind, contextId, comments }, recordId);
  }
}
