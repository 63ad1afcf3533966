/**
 * Unpaid invoices in one currency by how late they are: a bar whose parts are as wide as their amounts, and the same in words below.
 * Either chooses the invoices of that age.
 */
import { api, LightningElement } from 'lwc';
import { fillIn } from 'c/fillIn';
import { moneyText } from 'c/money';
import ageingOf from '@salesforce/label/c.AgeingOf';
import ageingPart from '@salesforce/label/c.AgeingPart';
import { BAND_LABELS } from './bands';

type Part = InvoiceBand & {
  readonly label: string;
  readonly description: string;
  readonly isChosen: string;
  readonly width: string;
  readonly barClass: string;
  readonly dotClass: string;
  readonly entryClass: string;
};

/** Which of its days a colour stands for is in the style sheet; wide enough to be seen and pressed. */
const widthOf = (percent: number): string => `flex: ${String(Math.max(percent, 1))} 1 0`;

export default class AgeingBar extends LightningElement {
  /** What is unpaid in the currency. */
  @api totals: InvoiceTotals | undefined;
  /** The band that is chosen. */
  @api chosen = '';

  get heading(): string {
    return fillIn(ageingOf, this.totals?.currencyCode ?? '');
  }

  get parts(): readonly Part[] {
    return (this.totals?.bands ?? []).map((band) => this.partOf(band));
  }

  get drawnParts(): readonly Part[] {
    return this.parts.filter(({ amount }) => amount > 0);
  }

  partOf(band: InvoiceBand): Part {
    const label = BAND_LABELS[band.name] ?? band.name;
    const amount = moneyText(band.amount, this.totals?.currencyCode ?? '');
    const isChosen = band.name === this.chosen;
    return {
      ...band,
      label,
      description: fillIn(ageingPart, label, amount, band.percent, band.documents),
      isChosen: String(isChosen),
      width: widthOf(band.percent),
      barClass: `part ${band.name}${isChosen ? ' chosen' : ''}`,
      dotClass: `dot ${band.name}`,
      entryClass: `slds-button slds-button_reset entry${isChosen ? ' chosen' : ''}`,
    };
  }

  handleChoice(event: Event): void {
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    const band = currentTarget.dataset.band ?? '';
    const currencyCode = this.totals?.currencyCode ?? '';
    this.dispatchEvent(new CustomEvent('bandchosen', { detail: { band, currencyCode } }));
  }
}
