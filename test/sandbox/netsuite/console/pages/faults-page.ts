import { z } from 'zod';
import { faultRule, type FaultRule } from '../../../shared/faults.ts';
import type { Desk } from '../desk.ts';
import type { Message } from '../messages.ts';
import { field, type Input } from '../showing/forms.ts';
import { html, NOTHING, type Html } from '../showing/html.ts';
import type { Page } from '../showing/layout.ts';
import { table } from '../showing/tables.ts';

/** The fault switchboard: what goes wrong, for which requests, how often. */
export const FAULTS_PATH = '/console/faults';

type Rule = FaultRule & { readonly id: number; readonly struck: number };

const KINDS: readonly (readonly [FaultRule['fault']['kind'], string])[] = [
  ['status', 'Refuse with a status'],
  ['delay', 'Answer late'],
  ['drop-before', 'Cut the connection before anything is done'],
  ['drop-after-commit', 'Do the work, then cut the connection'],
  ['truncate', 'Answer with half of the body'],
  ['expire-token', 'Treat the access token as expired'],
];

const STATUSES: readonly (readonly [string, string])[] = [
  ['429', '429 too many requests at once'],
  ['500', '500 unexpected error'],
  ['503', '503 maintenance'],
  ['401', '401 invalid login'],
  ['403', '403 no permission'],
  ['400', '400 refused by a rule'],
];

/** What is met most, in one press. */
type Preset = { readonly label: string; readonly rule: Readonly<Record<string, string>> };
const PRESETS: readonly Preset[] = [
  { label: 'Maintenance: refuse everything with 503', rule: { kind: 'status', status: '503', path: '/services/rest' } },
  { label: 'Slow: two seconds on each request', rule: { kind: 'delay', milliseconds: '2000', path: '/services/rest' } },
  {
    label: 'Lose the answer to the next sales order',
    rule: { kind: 'drop-after-commit', path: '/record/v1/salesOrder', times: '1' },
  },
  { label: 'Refuse one request in four with 429', rule: { kind: 'status', status: '429', percent: '25' } },
];

const INPUTS: readonly Input[] = [
  { name: 'kind', label: 'What goes wrong', kind: 'choice', options: KINDS, isRequired: true },
  { name: 'status', label: 'Status, when refused', kind: 'choice', options: STATUSES },
  { name: 'milliseconds', label: 'Milliseconds, when late', kind: 'count', value: '2000' },
  {
    name: 'method',
    label: 'Method',
    kind: 'choice',
    options: [['', 'any'], ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((each) => [each, each] as const)],
  },
  { name: 'path', label: 'Path contains', kind: 'text', hint: 'A regular expression, such as salesOrder or suiteql' },
  { name: 'times', label: 'How many requests', kind: 'count', hint: 'Empty: until it is switched off' },
  { name: 'percent', label: 'Share of them, in percent', kind: 'count', value: '100' },
];

const presetForm = ({ label, rule }: Preset): Html =>
  html`<form method="post" action="${FAULTS_PATH}">
    ${Object.entries(rule).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button type="submit">${label}</button>
  </form>`;

const number = z
  .string()
  .transform((text) => (text.trim() === '' ? undefined : Number(text)))
  .optional();
const typed = z.object({
  kind: z.string().default(''),
  status: number,
  milliseconds: number,
  method: z.string().default(''),
  path: z.string().default(''),
  times: number,
  percent: number,
});

const faultOf = ({ kind, status, milliseconds }: z.output<typeof typed>): object => {
  if (kind === 'status') return { kind, status };
  return kind === 'delay' ? { kind, milliseconds } : { kind };
};

const mustCompile = (path: string): void => {
  try {
    new RegExp(path);
  } catch (cause) {
    throw new z.ZodError([
      { code: 'custom', path: ['path'], input: path, message: `is no regular expression: ${String(cause)}` },
    ]);
  }
};

/** The rule a form describes. @throws ZodError that says what is wrong with it */
export const ruleFrom = (form: unknown): z.input<typeof faultRule> => {
  const given = typed.parse(form);
  mustCompile(given.path);
  return faultRule.parse({
    ...(given.method === '' ? {} : { method: given.method }),
    ...(given.path === '' ? {} : { path: given.path }),
    ...(given.times === undefined ? {} : { times: given.times }),
    ...(given.percent === undefined ? {} : { probability: given.percent / 100 }),
    fault: faultOf(given),
  });
};

const words = ({ fault }: Rule): string => {
  const kind = KINDS.find(([each]) => each === fault.kind)?.[1] ?? fault.kind;
  if (fault.kind === 'status') return `${kind} ${fault.status}`;
  return fault.kind === 'delay' ? `${kind} by ${fault.milliseconds} ms` : kind;
};

const offButton = ({ id }: Rule): Html =>
  html`<form method="post" action="${FAULTS_PATH}/${id}/off">
    <button type="submit" class="dangerous">Switch off</button>
  </form>`;

const rules = (all: readonly Rule[]): Html =>
  html`${table<Rule>({
    caption: 'Switched on',
    rows: all,
    empty: 'No fault is switched on: the account behaves.',
    columns: [
      { label: 'What', cell: words },
      { label: 'Method', cell: ({ method }) => method ?? 'any' },
      { label: 'Path', cell: ({ path }) => (path === undefined ? 'any' : html`<code>${path}</code>`) },
      { label: 'Share', isNumeric: true, cell: ({ probability }) => `${Math.round(100 * probability)} %` },
      {
        label: 'Left',
        isNumeric: true,
        cell: ({ times, struck }) => (times === undefined ? 'always' : times - struck),
      },
      { label: 'Struck', isNumeric: true, cell: ({ struck }) => struck },
      { label: 'Switch', cell: offButton },
    ],
  })}
  ${
    all.length > 1
      ? html`<form method="post" action="${FAULTS_PATH}/off">
          <button type="submit" class="dangerous">Switch all off</button>
        </form>`
      : NOTHING
  }`;

export const faultsPage = ({ faults }: Desk, message: Message | undefined): Page => ({
  title: 'Faults',
  section: FAULTS_PATH,
  content: html`<p>Faults strike requests that programs send to the account, never these pages.</p>
    <div class="record">
      <div>
        <div data-live="${FAULTS_PATH}/rules">${rules(faults.list())}</div>
        <h2>Often wanted</h2>
        <div class="presets">${PRESETS.map(presetForm)}</div>
      </div>
      <section class="actions" aria-labelledby="new">
        <h2 id="new">Switch a fault on</h2>
        <form class="action stacked" method="post" action="${FAULTS_PATH}">
          ${INPUTS.map((input) => field(input, 'fault', message?.given?.values))}
          <button type="submit">Switch on</button>
        </form>
      </section>
    </div>`,
});

/** What the live part asks for again. */
export const ruleList = ({ faults }: Desk): Html => rules(faults.list());
