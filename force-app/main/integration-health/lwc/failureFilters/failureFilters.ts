/** What the exception queue is narrowed to: class, owner, code, legal entity, age, settled or open, and how it is sorted. */
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

type Option = { readonly label: string; readonly value: string };

const ANY = '';
const EVERYTHING: Option = { label: labels.all, value: ANY };

const HOURS: readonly (readonly [hours: string, label: string])[] = [
  ['4', labels.olderThan4Hours],
  ['24', labels.olderThanADay],
  ['72', labels.olderThan3Days],
  ['168', labels.olderThanAWeek],
];

export default class FailureFilters extends LightningElement {
  /** What there is to choose from; undefined while it is not known. */
  @api choices: FailureChoices | undefined;
  /** What is chosen at present. */
  @api filter: FailureFilter = {};

  readonly labels = labels;
  readonly classes: readonly Option[] = [
    EVERYTHING,
    { label: labels.needsAPerson, value: 'NeedsAPerson' },
    { label: labels.tryAgain, value: 'TryAgain' },
  ];
  readonly ages: readonly Option[] = [EVERYTHING, ...HOURS.map(([value, label]) => ({ label, value }))];
  readonly sortings: readonly Option[] = [
    { label: labels.oldestFirst, value: 'oldest' },
    { label: labels.newestFirst, value: 'newest' },
    { label: labels.largestFirst, value: 'amount' },
  ];

  get owners(): readonly Option[] {
    return [EVERYTHING, ...(this.choices?.owners ?? [])];
  }

  get codes(): readonly Option[] {
    return [EVERYTHING, ...(this.choices?.codes ?? [])];
  }

  get entities(): readonly Option[] {
    return [EVERYTHING, ...(this.choices?.entities ?? [])];
  }

  get chosen(): Readonly<Record<string, string>> {
    const {
      failureClass = ANY,
      ownerId = ANY,
      code = ANY,
      entity = ANY,
      olderThanHours,
      sortedBy = 'oldest',
    } = this.filter;
    return {
      failureClass,
      ownerId,
      code,
      entity,
      sortedBy,
      age: olderThanHours === undefined ? ANY : String(olderThanHours),
    };
  }

  get isSettled(): boolean {
    return this.filter.isSettled === true;
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    if (!(event.target instanceof HTMLElement)) return;
    const { criterion } = event.target.dataset;
    if (criterion !== undefined) this.tell(criterion, event.detail.value === ANY ? undefined : event.detail.value);
  }

  handleAge(event: CustomEvent<{ value: string }>): void {
    this.tell('olderThanHours', event.detail.value === ANY ? undefined : Number(event.detail.value));
  }

  handleSettled(event: CustomEvent<{ checked: boolean }>): void {
    this.tell('isSettled', event.detail.checked);
  }

  tell(criterion: string, value: string | number | boolean | undefined): void {
    const others = Object.fromEntries(Object.entries(this.filter).filter(([name]) => name !== criterion));
    const filter = value === undefined ? others : { ...others, [criterion]: value };
    this.dispatchEvent(new CustomEvent('filterchange', { detail: filter }));
  }
}
