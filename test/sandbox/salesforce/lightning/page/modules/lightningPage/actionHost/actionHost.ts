/** Runs an action of a record over its page: a component, a flow, a form, an approval. Tells `close` when it is over. */
import { api, LightningElement } from 'lwc';
import { CLOSE_ACTION_SCREEN } from 'lightning/actions';
import { refreshAbout } from 'lightningPlatform/cached';
import { LISTS, subjectOf } from 'lightningPlatform/uiApi';
import type { RecordView } from 'lightningPage/recordView';
import type { Action } from 'lightningPage/uiShapes';

const APPROVALS: ReadonlySet<string> = new Set(['Submit', 'Approve', 'Reject', 'Removed', 'Reassign']);

const FORMS: Readonly<Record<string, string>> = {
  Edit: 'edit',
  Clone: 'clone',
  ChangeOwnerOne: 'owner',
};

export default class ActionHost extends LightningElement {
  @api action: Action | undefined;
  @api recordId = '';
  @api objectApiName = '';
  @api view: RecordView | undefined;
  @api workitemId = '';

  get name(): string {
    return this.action?.apiName ?? '';
  }

  get approvalKind(): string | undefined {
    return APPROVALS.has(this.name) ? this.name : undefined;
  }

  get formPurpose(): string | undefined {
    if (this.action?.subtype === 'Create' || this.action?.subtype === 'Update') return 'quick';
    return FORMS[this.name];
  }

  get isDeletion(): boolean {
    return this.name === 'Delete';
  }

  get isComponent(): boolean {
    return (this.action?.lwcComponent ?? null) !== null;
  }

  get isFlow(): boolean {
    return this.action?.subtype === 'Flow';
  }

  get properties(): object {
    return { recordId: this.recordId, objectApiName: this.objectApiName };
  }

  override connectedCallback(): void {
    document.addEventListener(CLOSE_ACTION_SCREEN, this.handleClose);
  }

  override disconnectedCallback(): void {
    document.removeEventListener(CLOSE_ACTION_SCREEN, this.handleClose);
  }

  handleFinished(): void {
    void refreshAbout([subjectOf(this.recordId), LISTS]);
    this.handleClose();
  }

  handleClose = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}
