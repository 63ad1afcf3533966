/** How each outcome looks: a table, so that an outcome is added in one line. */

export type Outcome = ActivationResult['outcome'] | ActivationStanding['outcome'] | 'LOADING' | 'ASKING' | 'FAILED';

export type View = {
  readonly icon: string;
  readonly variant: 'success' | 'warning' | 'error' | '';
  readonly theme: string;
  /** The button that asks NetSuite; undefined when there is nothing to ask. */
  readonly button: 'activate' | 'again' | undefined;
  /** Whether the number is still to come, so that it is worth listening. */
  readonly waits: boolean;
};

const BASE = {
  icon: 'utility:info',
  variant: '',
  theme: 'slds-theme_shade',
  button: undefined,
  waits: false,
} as const;
const WAITING = { ...BASE, icon: 'utility:clock', variant: '', waits: true } as const;
const WARNING = { ...BASE, icon: 'utility:warning', variant: 'warning', button: 'again' } as const;
const ERROR = { ...BASE, icon: 'utility:error', variant: 'error' } as const;

const VIEWS: Readonly<Record<Outcome, View>> = {
  LOADING: BASE,
  ASKING: BASE,
  READY: { ...BASE, button: 'activate' },
  BOOKED: { ...BASE, icon: 'utility:success', variant: 'success' },
  ACCEPTED: WAITING,
  NO_ANSWER: WAITING,
  ON_HOLD: { ...WARNING, waits: true },
  REFUSED: WARNING,
  NOT_READY: { ...WARNING, button: undefined },
  NO_ACCESS: { ...ERROR, icon: 'utility:lock' },
  NOT_POSSIBLE: ERROR,
  FAILED: { ...ERROR, button: 'again' },
};

export const viewOf = (outcome: Outcome): View => VIEWS[outcome];
