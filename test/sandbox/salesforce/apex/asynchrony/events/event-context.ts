/**
 * EventBus.TriggerContext: what a platform event trigger knows of its run, and where it wants the next one to begin.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_TriggerContext.htm
 */
import type { Org } from '../../../data/types.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { ApexValue } from '../../values/apex-value.ts';
import type { ApexEvent } from './apex-event.ts';

export type Checkpoint = {
  readonly replayId: string;
  /** What was saved until then stands, even if the trigger fails afterwards. */
  readonly place: ReturnType<Org['savepoint']>;
};

export class EventTriggerContext extends ApexValue {
  readonly retries: number;
  readonly lastError: string | null;
  checkpoint: Checkpoint | undefined;
  readonly #org: Org;
  readonly #events: readonly ApexEvent[];

  constructor(run: { org: Org; events: readonly ApexEvent[]; retries: number; lastError: string | null }) {
    super();
    this.retries = run.retries;
    this.lastError = run.lastError;
    this.#org = run.org;
    this.#events = run.events;
  }

  /** @throws EventBus.InvalidReplayIdException for an event that is not in `Trigger.new` */
  setCheckpoint(replayId: string | null): void {
    if (replayId === null || !this.#events.some((event) => event.replayId === replayId)) {
      throw apexException('EventBus.InvalidReplayIdException', `Invalid Replay ID: ${replayId}`);
    }
    this.checkpoint = { replayId, place: this.#org.savepoint() };
  }

  override apexText(): string {
    return `EventBus.TriggerContext[lastError=${this.lastError};retries=${this.retries};]`;
  }
}
