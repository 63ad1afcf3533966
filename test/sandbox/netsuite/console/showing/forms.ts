import { html, type Html } from './html.ts';

/** The fields of the console's forms. Everything works without a script. */
export type Input = {
  readonly name: string;
  readonly label: string;
  readonly kind: 'amount' | 'date' | 'text' | 'count' | 'choice' | 'check' | 'hidden';
  readonly value?: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  /** Of a choice: value and words. */
  readonly options?: readonly (readonly [value: string, label: string])[];
};

const ATTRIBUTES: Readonly<Record<Input['kind'], Html>> = {
  amount: html`type="text" inputmode="decimal" pattern="\\d+(\\.\\d+)?" title="A number such as 12.50" size="12"`,
  count: html`type="number" min="0" step="1"`,
  date: html`type="date"`,
  text: html`type="text"`,
  choice: html``,
  check: html`type="checkbox" value="on"`,
  hidden: html`type="hidden"`,
};

const select = ({ name, options = [], isRequired }: Input, value: string, id: string): Html =>
  html`<select id="${id}" name="${name}" ${isRequired === true && html`required`}>
    ${options.map(
      ([option, label]) => html`<option value="${option}" ${option === value && html`selected`}>${label}</option>`,
    )}
  </select>`;

const box = (input: Input, value: string, id: string): Html => {
  if (input.kind === 'choice') return select(input, value, id);
  const isCheck = input.kind === 'check';
  return html`<input
    id="${id}"
    name="${input.name}"
    ${ATTRIBUTES[input.kind]}
    ${!isCheck && html`value="${value}"`}
    ${isCheck && value === 'on' && html`checked`}
    ${input.isRequired === true && html`required`}
  />`;
};

/** One labelled field. @param form makes the id unique on the page @param given what was typed before */
export const field = (input: Input, form: string, given: Readonly<Record<string, string>> | undefined): Html => {
  const value = given === undefined ? (input.value ?? '') : (given[input.name] ?? '');
  const id = `${form}-${input.name}`;
  if (input.kind === 'hidden') return box(input, value, id);
  const label = html`<label for="${id}">${input.label}</label>`;
  const hint = input.hint === undefined ? undefined : html`<small>${input.hint}</small>`;
  return input.kind === 'check'
    ? html`<div class="field check">${box(input, value, id)} ${label} ${hint}</div>`
    : html`<div class="field">${label} ${box(input, value, id)} ${hint}</div>`;
};

/** A search form: its fields stand in the address. */
export const searchForm = (path: string, inputs: readonly Input[]): Html =>
  html`<form class="search" role="search" method="get" action="${path}">
    ${inputs.map((input) => field(input, 'search', undefined))}
    <button type="submit">Search</button>
  </form>`;
