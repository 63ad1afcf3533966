import type { OpenAccount } from '../open-account.ts';
import type { History } from './history.ts';

/** What every page of the console works with: the account as it is open, and the operations people have in it. */
export type Desk = Pick<
  OpenAccount,
  'book' | 'clock' | 'faults' | 'traffic' | 'gate' | 'trail' | 'settings' | 'options'
> & {
  /** Does what people in the account do, by name: the operations API has the same. */
  readonly perform: (name: string, body: unknown) => unknown;
  readonly history: History;
};
