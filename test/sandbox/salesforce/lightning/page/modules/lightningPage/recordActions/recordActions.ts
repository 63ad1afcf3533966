/** What may be done with a record: the org's actions for it, and the answers that an approval waits for. */
import { api, LightningElement, wire } from 'lwc';
import { announce } from 'lightningPage/announce';
import { approvalActions, getProcesses, getWaiting, type Processes, type Waiting } from 'lightningPage/approvals';
import { sentenceOf } from 'lightningPage/failureText';
import { isHeadless, invoke } from 'lightningPage/headless';
import { getRecordActions } from 'lightningPage/reads';
import type { RecordView } from 'lightningPage/recordView';
import type { Action, RecordActions as Answer } from 'lightningPage/uiShapes';

const MOST_BUTTONS = 4;

const NOTHING: Waiting = { workitems: [], actorIds: [] };

export default class RecordActions extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';
  @api actionNames: readonly string[] = [];
  @api view: RecordView | undefined;

  offered: readonly Action[] = [];
  processes: Processes | undefined;
  waiting: Waiting = NOTHING;
  running: Action | undefined;

  @wire(getRecordActions, { recordId: '$recordId', apiNames: '$actionNames' })
  actionsRead({ data, error }: Wired<Answer>): void {
    if (error !== undefined) announce({ title: 'Actions', message: sentenceOf(error), variant: 'error' });
    this.offered = Object.values(data?.actions ?? {}).flatMap((one) => one?.actions ?? []);
  }

  @wire(getProcesses, {})
  processesRead({ data }: Wired<Processes>): void {
    this.processes = data;
  }

  @wire(getWaiting, { recordId: '$recordId' })
  waitingRead({ data }: Wired<Waiting>): void {
    this.waiting = data ?? NOTHING;
  }

  get workitemId(): string {
    return approvalActions(this.waiting).workitemId;
  }

  get actions(): readonly Action[] {
    const { answers } = approvalActions(this.waiting);
    const hasProcess = this.processes?.approvals[this.objectApiName] !== undefined;
    const offered = this.offered.filter(({ apiName }) => apiName !== 'Submit');
    return [...answers, ...offered, ...(hasProcess && this.waiting.workitems.length === 0 ? [SUBMIT] : [])];
  }

  get buttons(): readonly Action[] {
    return this.actions.length <= MOST_BUTTONS ? this.actions : this.actions.slice(0, MOST_BUTTONS - 1);
  }

  get others(): readonly Action[] {
    return this.actions.slice(this.buttons.length);
  }

  run(name: string): void {
    const action = this.actions.find(({ apiName }) => apiName === name);
    if (action === undefined) return;
    if (action.targetUrl !== null) window.open(action.targetUrl, '_blank', 'noopener');
    else void this.start(action);
  }

  async start(action: Action): Promise<void> {
    try {
      if (action.lwcComponent === null || !(await isHeadless(action.lwcComponent))) this.running = action;
      else await invoke(action.lwcComponent, { recordId: this.recordId, objectApiName: this.objectApiName });
    } catch (error) {
      announce({ title: action.label, message: sentenceOf(error), variant: 'error' });
    }
  }

  handleClick({ target }: Event): void {
    const value: unknown = target !== null && 'value' in target ? target.value : undefined;
    if (typeof value === 'string') this.run(value);
  }

  handleSelect({ detail }: CustomEvent<{ readonly value: string }>): void {
    this.run(detail.value);
  }

  handleClose(): void {
    this.running = undefined;
  }
}

const SUBMIT: Action = {
  apiName: 'Submit',
  label: 'Submit for Approval',
  type: 'StandardButton',
  subtype: null,
  actionTarget: null,
  lwcComponent: null,
  targetObject: null,
  targetUrl: null,
};
