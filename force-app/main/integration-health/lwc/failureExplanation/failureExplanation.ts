/** One failure in words: what happened, what to do about it, who can, and what helped before. */
import { api, LightningElement } from 'lwc';
import { momentOf } from 'c/duration';
import { labels } from './labels';

export default class FailureExplanation extends LightningElement {
  @api detail: FailureDetails | undefined;

  readonly labels = labels;

  get entry(): FailureEntry | undefined {
    return this.detail?.entry;
  }

  get explanation(): FailureDetails['explanation'] | undefined {
    return this.detail?.explanation;
  }

  get pastFixes(): readonly (PastFix & { readonly settledMoment: number | undefined })[] {
    return (this.explanation?.pastFixes ?? []).map((fix) => ({ ...fix, settledMoment: momentOf(fix.settledAt) }));
  }

  get occurred(): number | undefined {
    return momentOf(this.entry?.OccurredAt__c);
  }

  get hasPastFixes(): boolean {
    return this.pastFixes.length > 0;
  }

  get recordName(): string {
    return this.entry?.RecordName__c ?? this.entry?.RecordId__c ?? labels.none;
  }
}
