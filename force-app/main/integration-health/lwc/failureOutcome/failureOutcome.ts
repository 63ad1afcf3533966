/** What became of a wish about entries of the error log, record by record: what was done, and why the others were left. */
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

type Line = { readonly key: string; readonly name: string; readonly text: string; readonly icon: string };

/** So many are named; of the rest the number is told. */
const MOST_NAMED = 20;

export default class FailureOutcome extends LightningElement {
  @api outcome: FailureOutcomes | undefined;
  /** What is said of each entry that was done. */
  @api doneText = '';

  /** Whether it is what would happen, and nothing has. */
  @api isPreview = false;

  readonly labels = labels;

  get lines(): readonly Line[] {
    const { entries = [], left = [] } = this.outcome ?? {};
    const done = entries.map(({ entryId, name }) => ({
      key: entryId,
      name,
      text: this.doneText,
      icon: 'utility:success',
    }));
    const others = left.map(({ entryId, name, reason }) => ({
      key: entryId,
      name,
      text: reason,
      icon: 'utility:warning',
    }));
    return [...others, ...done];
  }

  get named(): readonly Line[] {
    return this.lines.slice(0, MOST_NAMED);
  }

  get moreText(): string | undefined {
    const more = this.lines.length - MOST_NAMED;
    return more > 0 ? labels.andMore.replace('{0}', String(more)) : undefined;
  }

  get summary(): string {
    const { done = 0, left = [] } = this.outcome ?? {};
    return (this.isPreview ? labels.preview : labels.summary)
      .replace('{0}', String(done))
      .replace('{1}', String(left.length));
  }
}
