/**
 * What of a failure runs again: the event that a handler in Salesforce got, which may be corrected, with its first version beside
 * it; or what the integration keeps, which names the records it reads anew.
 */
import { api, LightningElement } from 'lwc';
import sidecarPayload from '@salesforce/apex/FailureController.sidecarPayload';
import { momentOf } from 'c/duration';
import { labels } from './labels';

type Field = { readonly name: string; readonly value: string; readonly isKey: boolean };

/** The key of the work: another one would be other work. */
const KEYS: readonly string[] = ['SourceKey__c', 'ReplayId', 'EventUuid'];

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const fieldsOf = (payload: string | undefined): readonly Field[] => {
  if (payload === undefined) return [];
  const tree: unknown = JSON.parse(payload);
  if (!isTree(tree)) return [];
  return Object.entries(tree)
    .filter(([name]) => name !== 'attributes')
    .map(([name, value]) => ({ name, value: value === null ? '' : textOf(value), isKey: KEYS.includes(name) }));
};

const pretty = (payload: string): string => JSON.stringify(JSON.parse(payload), undefined, 2);

export default class FailurePayload extends LightningElement {
  @api detail: FailureDetails | undefined;
  /** While the corrected replay is under way. */
  @api isBusy = false;

  readonly labels = labels;
  isEditing = false;
  kept: string | undefined;
  error: unknown;
  isReading = false;
  #corrections: Readonly<Record<string, string>> = {};

  get entry(): FailureEntry | undefined {
    return this.detail?.entry;
  }

  get fields(): readonly Field[] {
    return fieldsOf(this.entry?.Payload__c);
  }

  get hasFields(): boolean {
    return this.fields.length > 0;
  }

  get isOfSidecar(): boolean {
    return this.entry?.PayloadReference__c !== undefined;
  }

  get hasNothing(): boolean {
    return !this.hasFields && !this.isOfSidecar;
  }

  get canStartEditing(): boolean {
    return this.detail?.canEdit === true && !this.isEditing && !this.detail.isSettled;
  }

  get original(): string | undefined {
    const first = this.entry?.OriginalPayload__c;
    return first === undefined ? undefined : pretty(first);
  }

  get edited(): number | undefined {
    return momentOf(this.entry?.PayloadEditedAt__c);
  }

  get editedText(): string {
    return labels.editedBy.replace('{0}', this.entry?.PayloadEditedBy__r?.Name ?? '');
  }

  handleEdit(): void {
    this.#corrections = {};
    this.isEditing = true;
  }

  handleCancel(): void {
    this.isEditing = false;
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    if (!(event.target instanceof HTMLElement)) return;
    const { field = '' } = event.target.dataset;
    this.#corrections = { ...this.#corrections, [field]: event.detail.value };
  }

  handleReplay(): void {
    this.isEditing = false;
    this.dispatchEvent(new CustomEvent('correct', { detail: this.#corrections }));
  }

  async handleRead(): Promise<void> {
    const { entry } = this;
    if (entry === undefined) return;
    this.isReading = true;
    this.error = undefined;
    try {
      this.kept = await sidecarPayload({ entryId: entry.Id });
    } catch (failed) {
      this.error = failed;
    } finally {
      this.isReading = false;
    }
  }
}
