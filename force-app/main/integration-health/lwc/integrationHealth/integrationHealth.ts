/**
 * How each data flow stands: on or paused, last run, what waits, how far behind its target it is, and what failed; kept up to date
 * while somebody looks. Whoever may pause a flow does it here; paused work is held, not lost.
 */
import { LightningElement } from 'lwc';
import health from '@salesforce/apex/IntegrationHealthController.health';
import decide from '@salesforce/apex/IntegrationHealthController.decide';
import { durationText, momentOf } from 'c/duration';
import { repeatWhileVisible } from 'c/whileVisible';
import { labels } from './labels';

type Row = FlowHealth & {
  readonly pausedMoment: number | undefined;
  readonly ranMoment: number | undefined;
  readonly stateText: string;
  readonly stateClass: string;
  readonly pausedText: string;
  readonly heldText: string | undefined;
  readonly lagText: string;
  readonly targetText: string;
  readonly lagClass: string;
  readonly switchText: string;
  readonly switchDecision: string;
  readonly switchIcon: string;
  readonly switchName: string;
  readonly runName: string;
  readonly isRunDisabled: boolean;
  readonly hasNoFailures: boolean;
};

/** Often enough to watch a backlog shrink; each time asks the sidecar once. */
const LOOK_MILLISECONDS = 15_000;

const BADGE = 'slds-badge slds-m-right_x-small';

const filled = (template: string, ...values: readonly string[]): string =>
  template.replaceAll(/\{(\d)\}/g, (_whole, index: string) => values[Number(index)] ?? '');

type Switch = Pick<Row, 'stateText' | 'stateClass' | 'switchText' | 'switchDecision' | 'switchIcon'>;

const ON: Switch = {
  stateText: labels.on,
  stateClass: `${BADGE} slds-theme_success`,
  switchText: labels.pause,
  switchDecision: 'pause',
  switchIcon: 'utility:pause',
};
const PAUSED: Switch = {
  stateText: labels.paused,
  stateClass: `${BADGE} slds-theme_warning`,
  switchText: labels.resume,
  switchDecision: 'resume',
  switchIcon: 'utility:play',
};

const alarming = (isBad: boolean): string => (isBad ? 'slds-text-color_error' : '');

const targetOf = ({ targetSeconds }: FlowHealth): string =>
  targetSeconds === undefined ? labels.noTarget : filled(labels.target, durationText(targetSeconds));

const rowOf = (flow: FlowHealth, canDecide: boolean): Row => {
  const shown = flow.isPaused ? PAUSED : ON;
  return {
    ...flow,
    ...shown,
    pausedMoment: momentOf(flow.pausedAt),
    ranMoment: momentOf(flow.lastRunAt),
    pausedText: filled(labels.pausedBy, flow.pausedBy ?? ''),
    heldText: flow.held > 0 ? filled(labels.held, String(flow.held)) : undefined,
    lagText: flow.lagSeconds === undefined ? labels.never : durationText(flow.lagSeconds),
    targetText: targetOf(flow),
    lagClass: alarming(flow.isLate),
    switchName: `${shown.switchText}: ${flow.label}`,
    runName: `${labels.runNow}: ${flow.label}`,
    isRunDisabled: flow.isPaused || !canDecide,
    hasNoFailures: flow.parked === 0 && flow.retrying === 0,
  };
};

export default class IntegrationHealth extends LightningElement {
  readonly labels = labels;
  isLoading = true;
  error: unknown;
  /** What became of the last decision; announced to screen readers as well. */
  told = '';
  refusal: unknown;
  health: Health | undefined;
  isDeciding = false;
  /** True while what is shown could not be read anew. */
  isStale = false;
  #reads = 0;
  #stopLooking = (): void => undefined;

  connectedCallback(): void {
    this.load().catch((failed: unknown) => (this.error = failed));
    this.#stopLooking = repeatWhileVisible(LOOK_MILLISECONDS, this, () => this.look());
  }

  disconnectedCallback(): void {
    this.#stopLooking();
  }

  get rows(): readonly Row[] {
    const { flows = [], canDecide = false } = this.health ?? {};
    return flows.map((flow) => rowOf(flow, canDecide));
  }

  get problems(): readonly string[] {
    return this.health?.problems ?? [];
  }

  get canDecide(): boolean {
    return this.health?.canDecide === true;
  }

  get readAt(): number | undefined {
    return momentOf(this.health?.readAt);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  async load(): Promise<void> {
    this.isLoading = this.health === undefined;
    this.error = undefined;
    try {
      await this.read();
    } catch (failed) {
      this.error = failed;
    } finally {
      this.isLoading = false;
    }
  }

  /** Quietly: what is shown stays until there is something newer, and no message leaves. */
  async look(): Promise<void> {
    if (this.isDeciding) return;
    try {
      await this.read();
      this.error = undefined;
    } catch {
      this.isStale = this.health !== undefined;
    }
  }

  /** An answer that comes after a later question is old. */
  async read(): Promise<void> {
    const asked = ++this.#reads;
    const found = await health({});
    if (asked !== this.#reads) return;
    this.health = found;
    this.isStale = false;
  }

  async handleRefresh(): Promise<void> {
    this.told = '';
    this.refusal = undefined;
    await this.load();
  }

  async handleDecision(event: Event): Promise<void> {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { flow, decision } = event.currentTarget.dataset;
    if (flow !== undefined && decision !== undefined) await this.decide(flow, decision);
  }

  async decide(flow: string, decision: string): Promise<void> {
    this.isDeciding = true;
    this.refusal = undefined;
    this.told = '';
    try {
      const { label } = await decide({ flow, decision });
      this.told = filled(labels.decided[decision] ?? '{0}', label);
      await this.load();
    } catch (refused) {
      this.refusal = refused;
    } finally {
      this.isDeciding = false;
    }
  }
}
