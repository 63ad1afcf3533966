/** The figures behind a chart, and the shapes that stand for them, in units of a picture that is scaled to its place. */
import type { Group, ReportFacts } from 'lightningPage/analytics';

export type Figure = { readonly series: string; readonly amount: number; readonly text: string };
export type Category = {
  readonly key: string;
  readonly label: string;
  /** What all its figures come to. */
  readonly text: string;
  readonly figures: readonly Figure[];
};
export type ChartData = {
  readonly measure: string;
  /** What everything comes to. */
  readonly total: string;
  readonly series: readonly string[];
  readonly categories: readonly Category[];
};

/** Tell apart next to each other, and from white, by at least three to one. */
const COLOURS = [
  '#0176d3',
  '#ba01ff',
  '#396547',
  '#a96404',
  '#730394',
  '#0b827c',
  '#ba0517',
  '#5867e8',
  '#747474',
] as const;

const HUNDRED = 100;

export const colourOf = (position: number): string => COLOURS[position % COLOURS.length] ?? COLOURS[0];

const figureOf = ({ factMap }: ReportFacts, { key, label }: Group): Figure => {
  const total = factMap[`${key}!T`]?.aggregates[0];
  return { series: label, amount: typeof total?.value === 'number' ? total.value : 0, text: total?.label ?? '' };
};

/** Groups become categories; groups within them the parts of each. */
export const chartDataOf = (facts: ReportFacts): ChartData => {
  const { groupings } = facts.groupingsDown;
  const categories = groupings.map((group) => ({
    key: group.key,
    label: group.label,
    text: figureOf(facts, group).text,
    figures:
      group.groupings.length === 0
        ? [{ ...figureOf(facts, group), series: '' }]
        : group.groupings.map((inner) => figureOf(facts, inner)),
  }));
  const series = [...new Set(categories.flatMap(({ figures }) => figures.map((figure) => figure.series)))];
  const [measure] = Object.values(facts.reportExtendedMetadata.aggregateColumnInfo);
  const total = facts.factMap['T!T']?.aggregates[0]?.label ?? '';
  return { measure: measure?.label ?? '', total, series, categories };
};

const sizeOf = ({ figures }: Category): number => figures.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);

export const largestOf = ({ categories }: ChartData): number => Math.max(0, ...categories.map(sizeOf));

export type Part = {
  readonly key: string;
  readonly colour: string;
  /** Of the largest category, in hundredths. */
  readonly start: number;
  readonly length: number;
  readonly title: string;
};

const titleOf = (category: Category, { series, text }: Figure): string =>
  [category.label, series, text].filter((part) => part !== '').join(', ');

/** The parts of one category, one behind the other. */
export const stackedParts = (data: ChartData, category: Category): readonly Part[] => {
  const largest = largestOf(data);
  let start = 0;
  return category.figures.map((figure) => {
    const length = largest === 0 ? 0 : (Math.max(0, figure.amount) / largest) * HUNDRED;
    const part = {
      key: `${category.key} ${figure.series}`,
      colour: colourOf(data.series.indexOf(figure.series)),
      start,
      length,
      title: titleOf(category, figure),
    };
    start += length;
    return part;
  });
};

export type Slice = {
  readonly key: string;
  readonly colour: string;
  readonly title: string;
  /** A stroke along a circle with a circumference of 100. */
  readonly dashes: string;
  readonly offset: string;
};

const QUARTER = 25;

/** The slices of a ring, from the top on. */
export const slicesOf = ({ categories }: ChartData): readonly Slice[] => {
  const whole = categories.reduce((sum, category) => sum + sizeOf(category), 0);
  let before = 0;
  return categories.map((category, position) => {
    const share = whole === 0 ? 0 : (sizeOf(category) / whole) * HUNDRED;
    const slice = {
      key: category.key,
      colour: colourOf(position),
      title: `${category.label}, ${category.text}`,
      dashes: `${share} ${HUNDRED - share}`,
      offset: String(HUNDRED - before + QUARTER),
    };
    before += share;
    return slice;
  });
};
