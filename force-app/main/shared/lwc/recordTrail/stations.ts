/** The stations of every story, in order: how each is drawn, and what is said while nothing is there. A table. */
import contract from '@salesforce/label/c.TrailContract';
import invoice from '@salesforce/label/c.TrailInvoice';
import netSuite from '@salesforce/label/c.TrailByNetSuite';
import noContract from '@salesforce/label/c.TrailNoContract';
import noInvoice from '@salesforce/label/c.TrailNoInvoice';
import noOpportunity from '@salesforce/label/c.TrailNoOpportunity';
import noOrder from '@salesforce/label/c.TrailNoOrder';
import noPayment from '@salesforce/label/c.TrailNoPayment';
import opportunity from '@salesforce/label/c.TrailOpportunity';
import order from '@salesforce/label/c.TrailOrder';
import payment from '@salesforce/label/c.TrailPayment';

export type DrawnHop = TrailHop & {
  readonly by: string;
  readonly hasAmount: boolean;
  readonly css: string;
};

export type Station = {
  readonly kind: string;
  readonly title: string;
  readonly icon: string;
  readonly nothing: string;
  readonly hops: readonly DrawnHop[];
  readonly isEmpty: boolean;
};

const STATIONS = [
  { kind: 'Opportunity', title: opportunity, icon: 'standard:opportunity', nothing: noOpportunity },
  { kind: 'Contract', title: contract, icon: 'standard:contract', nothing: noContract },
  { kind: 'Order', title: order, icon: 'standard:orders', nothing: noOrder },
  { kind: 'Invoice', title: invoice, icon: 'standard:billing', nothing: noInvoice },
  { kind: 'Payment', title: payment, icon: 'standard:contract_payment', nothing: noPayment },
] as const;

const drawn = (hop: TrailHop): DrawnHop => ({
  ...hop,
  by: hop.who ?? netSuite,
  hasAmount: hop.amount !== undefined && hop.currencyCode !== undefined,
  css: `slds-box slds-box_x-small slds-var-m-bottom_x-small hop${hop.isHere ? ' slds-theme_shade' : ''}`,
});

/** @param hops of a trail; without any there are no stations */
export const stationsOf = (hops: readonly TrailHop[]): readonly Station[] =>
  hops.length === 0
    ? []
    : STATIONS.map((station) => {
        const own = hops.filter(({ kind }) => kind === station.kind).map(drawn);
        return { ...station, hops: own, isEmpty: own.length === 0 };
      });
