/** How each state of being in step with NetSuite looks and is called: a table. */
import excluded from '@salesforce/label/c.WhyExcluded';
import held from '@salesforce/label/c.WhyHeld';
import inSync from '@salesforce/label/c.WhyInSync';
import notSynced from '@salesforce/label/c.WhyNotSynced';
import waiting from '@salesforce/label/c.WhyWaiting';

export type StateLook = {
  readonly title: string;
  readonly icon: string;
  readonly variant: 'success' | 'warning' | 'error' | '';
};

const LOOKS: Readonly<Record<SyncExplanation['state'], StateLook>> = {
  IN_SYNC: { title: inSync, icon: 'utility:success', variant: 'success' },
  WAITING: { title: waiting, icon: 'utility:clock', variant: '' },
  NOT_SYNCED: { title: notSynced, icon: 'utility:dash', variant: '' },
  EXCLUDED: { title: excluded, icon: 'utility:ban', variant: '' },
  ON_HOLD: { title: held, icon: 'utility:warning', variant: 'warning' },
};

export const lookOf = (state: SyncExplanation['state']): StateLook => LOOKS[state];
