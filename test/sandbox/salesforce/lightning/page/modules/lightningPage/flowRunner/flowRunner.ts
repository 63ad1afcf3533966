/** Runs a screen flow: draws its screens one after the other, and tells `finished` at its end, `left` by whoever has paused it. */
import { api, LightningElement } from 'lwc';
import { FLOW_NAVIGATION } from 'lightning/flowSupport';
import { sentenceOf } from 'lightningPage/failureText';
import {
  startFlow,
  stepFlow,
  type FlowAnswer,
  type FlowButton,
  type FlowField,
  type FlowScreen,
} from 'lightningPage/flowCalls';
import { initialValues } from 'lightningPage/flowValues';
import { sayTitle } from 'lightningPage/titled';

const BUTTONS: Readonly<Record<string, FlowButton>> = {
  NEXT: 'next',
  BACK: 'back',
  FINISH: 'finish',
  PAUSE: 'pause',
  next: 'next',
  back: 'back',
  finish: 'finish',
  pause: 'pause',
};

const WAIT_MILLISECONDS = 300;

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const ENDS: Readonly<Record<string, (runner: FlowRunner, answer: FlowAnswer) => void>> = {
  finished: (runner) => void runner.dispatchEvent(new CustomEvent('finished')),
  paused: (runner, { message = '' }) => {
    runner.pausedText = message === '' ? 'The flow is paused.' : message;
  },
  failed: (runner, { message = '', details }) => {
    runner.problem = message;
    runner.details = textsIn(details);
  },
};

export default class FlowRunner extends LightningElement {
  @api name = '';
  @api inputs: Readonly<Record<string, unknown>> = {};
  /** Of the page around it. */
  @api recordId: string | undefined;

  screen: FlowScreen | undefined;
  interviewId = '';
  values: Readonly<Record<string, unknown>> = {};
  problem = '';
  details: readonly string[] = [];
  pausedText = '';
  isBusy = false;
  count = 0;
  #timer = 0;

  /** Another answer is another screen, even of the same name: its fields start afresh. */
  get screens(): readonly { readonly key: string; readonly fields: readonly FlowField[] }[] {
    return this.screen === undefined ? [] : [{ key: String(this.count), fields: this.screen.fields }];
  }

  get isWaiting(): boolean {
    return this.isBusy && this.screen === undefined;
  }

  override connectedCallback(): void {
    this.template?.addEventListener(FLOW_NAVIGATION, this.handleNavigation);
    void this.take(() => startFlow({ flow: this.name, inputs: this.inputs, recordId: this.recordId }));
  }

  async take(step: () => Promise<FlowAnswer>): Promise<void> {
    window.clearTimeout(this.#timer);
    this.isBusy = true;
    this.problem = '';
    this.details = [];
    try {
      this.show(await step());
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  show(answer: FlowAnswer): void {
    this.interviewId = answer.id ?? this.interviewId;
    this.screen = answer.screen;
    this.count += 1;
    this.values = initialValues(answer.screen?.fields ?? []);
    if (answer.screen !== undefined) sayTitle(this, answer.screen.flowLabel);
    ENDS[answer.status]?.(this, answer);
  }

  go(button: FlowButton | undefined): void {
    if (button === undefined || this.isBusy) return;
    void this.take(() => stepFlow(this.interviewId, button, this.values));
  }

  handleButton({ target }: Event): void {
    const name: unknown = target !== null && 'name' in target ? target.name : '';
    this.go(BUTTONS[String(name)]);
  }

  handleDone(): void {
    this.dispatchEvent(new CustomEvent('left'));
  }

  handleNavigation = (event: Event): void => {
    event.stopPropagation();
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    const action: unknown = typeof detail === 'object' && detail !== null && 'action' in detail ? detail.action : '';
    this.go(BUTTONS[String(action)]);
  };

  handleValue(event: CustomEvent<{ readonly name: string; readonly value: unknown }>): void {
    event.stopPropagation();
    this.values = { ...this.values, [event.detail.name]: event.detail.value };
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.refresh(), WAIT_MILLISECONDS);
  }

  /** What is shown may depend on what is entered: the same screen, with other fields and texts. */
  async refresh(): Promise<void> {
    const { count, values, interviewId } = this;
    try {
      const { screen } = await stepFlow(interviewId, 'refresh', values);
      if (count === this.count && !this.isBusy && screen !== undefined) this.screen = screen;
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
