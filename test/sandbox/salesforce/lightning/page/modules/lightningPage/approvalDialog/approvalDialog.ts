/** Submits for approval or answers, with a comment. */
import { api, LightningElement } from 'lwc';
import { announce } from 'lightningPage/announce';
import { answerApproval, approvalProblems } from 'lightningPage/approvals';
import { sentenceOf } from 'lightningPage/failureText';

type Words = { readonly heading: string; readonly label: string; readonly done: string };

const SUBMIT: Words = { heading: 'Submit for Approval', label: 'Submit', done: 'Submitted for approval.' };

const WORDS: Readonly<Record<string, Words>> = {
  Submit: SUBMIT,
  Approve: { heading: 'Approve', label: 'Approve', done: 'Approved.' },
  Reject: { heading: 'Reject', label: 'Reject', done: 'Rejected.' },
  Removed: { heading: 'Recall Approval Request', label: 'Recall', done: 'The approval request was recalled.' },
};

export default class ApprovalDialog extends LightningElement {
  @api kind = 'Submit';
  @api recordId = '';
  @api workitemId = '';
  comments = '';
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
    const contextId = this.kind === 'Submit' ? this.recordId : this.workitemId;
    try {
      await answerApproval({ actionType: this.kind, contextId, comments: this.comments }, this.recordId);
      announce({ title: this.words.done, variant: 'success' });
      this.handleClose();
    } catch (error) {
      this.problem = approvalProblems(error) || sentenceOf(error);
    } finally {
      this.isSending = false;
    }
  }
}
