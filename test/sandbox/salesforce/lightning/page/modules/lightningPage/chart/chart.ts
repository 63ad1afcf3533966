/** Figures as a picture: bars, columns or a ring, with a legend, and as a table for whoever prefers to read them. */
import { api, LightningElement } from 'lwc';
import {
  chartDataOf,
  colourOf,
  slicesOf,
  stackedParts,
  type ChartData,
  type Part,
  type Slice,
} from 'lightningPage/chartShapes';
import type { ReportFacts } from 'lightningPage/analytics';

const SHAPES: Readonly<Record<string, 'bars' | 'columns' | 'ring'>> = {
  Bar: 'bars',
  BarGrouped: 'bars',
  BarStacked: 'bars',
  Column: 'columns',
  ColumnGrouped: 'columns',
  ColumnStacked: 'columns',
  Donut: 'ring',
  Pie: 'ring',
};

type Bar = { readonly key: string; readonly label: string; readonly text: string; readonly parts: readonly Part[] };
type LegendEntry = { readonly key: string; readonly label: string; readonly style: string };
type TableRow = { readonly key: string; readonly cells: readonly { readonly key: string; readonly text: string }[] };

const EMPTY: ChartData = { measure: '', total: '', series: [], categories: [] };

export default class Chart extends LightningElement {
  @api kind = 'Bar';
  /** What the picture shows, for whoever does not see it. */
  @api label = '';
  @api facts: ReportFacts | undefined;
  asTable = false;

  get data(): ChartData {
    return this.facts === undefined ? EMPTY : chartDataOf(this.facts);
  }

  get shape(): string | undefined {
    return SHAPES[this.kind];
  }

  get isBars(): boolean {
    return !this.asTable && this.shape === 'bars';
  }

  get isColumns(): boolean {
    return !this.asTable && this.shape === 'columns';
  }

  get isRing(): boolean {
    return !this.asTable && this.shape === 'ring';
  }

  get isTable(): boolean {
    return this.asTable || this.shape === undefined;
  }

  get mayChoose(): boolean {
    return this.shape !== undefined;
  }

  get unsupported(): string {
    return this.shape === undefined ? `The sandbox does not support charts of type ${this.kind}.` : '';
  }

  get pictureLabel(): string {
    const said = this.data.categories.map(
      ({ label, figures }) => `${label}: ${figures.map(({ series, text }) => `${series} ${text}`.trim()).join(', ')}`,
    );
    return `${this.label}. ${said.join('; ')}`;
  }

  get bars(): readonly Bar[] {
    const { data } = this;
    return data.categories.map((category) => ({
      key: category.key,
      label: category.label,
      text: category.text,
      parts: stackedParts(data, category),
    }));
  }

  get columns(): readonly Bar[] {
    // A column grows from the bottom.
    return this.bars.map((bar) => ({
      ...bar,
      parts: bar.parts.map((part) => ({ ...part, start: 100 - part.start - part.length })),
    }));
  }

  get slices(): readonly Slice[] {
    return slicesOf(this.data);
  }

  get total(): string {
    return this.data.total;
  }

  /** A long amount is written smaller, so that it fits into the ring. */
  get totalSize(): string {
    return this.total.length > 5 ? '3' : '6';
  }

  /** A ring's slices are its categories; bars are told apart by what they are made of. */
  get legend(): readonly LegendEntry[] {
    const { categories, series } = this.data;
    const labels = this.shape === 'ring' ? categories.map(({ label }) => label) : series.filter((name) => name !== '');
    return labels.map((label, at) => ({ key: label, label, style: `background-color: ${colourOf(at)}` }));
  }

  get headings(): readonly string[] {
    const { series, measure } = this.data;
    return series.length === 1 && series[0] === '' ? [measure] : series;
  }

  get rows(): readonly TableRow[] {
    const { series, categories } = this.data;
    return categories.map(({ key, label, figures }) => ({
      key,
      cells: [
        { key: 'label', text: label },
        ...series.map((name) => ({ key: `s${name}`, text: figures.find((one) => one.series === name)?.text ?? '' })),
      ],
    }));
  }

  get switchLabel(): string {
    return this.asTable ? 'Show as chart' : 'Show as table';
  }

  handleSwitch(): void {
    this.asTable = !this.asTable;
  }
}
