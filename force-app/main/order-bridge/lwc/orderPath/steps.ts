/** The steps of the path, and how each is drawn at a status of the bridge: a table, so that a status is added in one line. */
import approval from '@salesforce/label/c.OrderPathApproval';
import billed from '@salesforce/label/c.OrderPathBilled';
import booked from '@salesforce/label/c.OrderPathBooked';
import complete from '@salesforce/label/c.OrderPathStageComplete';
import current from '@salesforce/label/c.OrderPathCurrentStage';
import draft from '@salesforce/label/c.OrderPathDraft';
import fulfillment from '@salesforce/label/c.OrderPathFulfillment';
import ready from '@salesforce/label/c.OrderPathReady';
import sent from '@salesforce/label/c.OrderPathSent';
import stopped from '@salesforce/label/c.OrderPathStopped';

export type PathStep = {
  readonly title: string;
  readonly css: string;
  /** What the colour says, for who does not see it; empty for a step to come. */
  readonly told: string;
  readonly isComplete: boolean;
  readonly ariaCurrent: 'step' | undefined;
};

type Tone = 'going' | 'stopped' | 'done';

const TITLES = [draft, approval, ready, sent, booked, fulfillment, billed];

const PLACES: Readonly<Record<string, readonly [at: number, tone: Tone]>> = {
  Draft: [0, 'going'],
  'In Approval': [1, 'going'],
  Ready: [2, 'going'],
  Requested: [3, 'going'],
  Accepted: [3, 'going'],
  'On Hold': [3, 'stopped'],
  Booked: [4, 'going'],
  Amending: [4, 'going'],
  Cancelling: [4, 'going'],
  'In Fulfillment': [5, 'going'],
  Billed: [6, 'done'],
  Closed: [6, 'stopped'],
  Cancelled: [6, 'stopped'],
};

const TONES: Readonly<Record<Tone, { readonly css: string; readonly told: string }>> = {
  going: { css: 'slds-path__item slds-is-current slds-is-active', told: current },
  stopped: { css: 'slds-path__item slds-is-current slds-is-active slds-is-lost', told: stopped },
  done: { css: 'slds-path__item slds-is-current slds-is-active slds-is-won', told: current },
};

const stepAt = (title: string, distance: number, tone: Tone): PathStep => {
  if (distance < 0) {
    const css = 'slds-path__item slds-is-complete';
    return { title, css, told: complete, isComplete: true, ariaCurrent: undefined };
  }
  if (distance > 0) {
    return { title, css: 'slds-path__item slds-is-incomplete', told: '', isComplete: false, ariaCurrent: undefined };
  }
  return { title, ...TONES[tone], isComplete: false, ariaCurrent: 'step' };
};

/** @param status as BridgeStatus__c holds it; one that is not known here is drawn as the first step */
export const stepsOf = (status: string): readonly PathStep[] => {
  const [at, tone] = PLACES[status] ?? [0, 'going'];
  return TITLES.map((title, index) => stepAt(title, index - at, tone));
};
