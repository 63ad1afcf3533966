/** Rows as SuiteQL over REST shows them: every scalar a text, keys in lower case, NULL left out. */
import type { SuiteQlRules } from '../translate/environment.ts';
import type { ValueType } from '../translate/value.ts';
import { formatByPreference, formatWithTime } from '../values/date-format.ts';
import { decimalText } from '../values/decimal.ts';
import type { TimeZone } from '../values/time-zone.ts';
import type { Cell } from './database.ts';

export type Item = Readonly<Record<string, string | null>>;
export type Column = { readonly name: string; readonly type: ValueType };

type Rendering = {
  readonly rules: SuiteQlRules;
  readonly zone: TimeZone;
  readonly nullColumns: 'left-out' | 'null';
};

type Renderer = (cell: string | bigint) => string;

const renderers = ({ rules, zone }: Rendering): Readonly<Record<ValueType, Renderer>> => {
  const instantText = rules.rawInstants === 'date' ? formatByPreference : formatWithTime;
  return {
    text: String,
    integer: String,
    null: String,
    condition: String,
    decimal: (cell) => decimalText(BigInt(cell)),
    date: (cell) => formatByPreference(Number(cell), rules.dateFormat),
    instant: (cell) => instantText(zone.wallOf(Number(cell)), rules.dateFormat),
  };
};

/** One item per row. */
export const renderedItems = (
  rows: readonly (readonly Cell[])[],
  columns: readonly Column[],
  rendering: Rendering,
): readonly Item[] => {
  const byType = renderers(rendering);
  return rows.map((row) => {
    const item: Record<string, string | null> = {};
    columns.forEach(({ name, type }, index) => {
      const cell = row[index] ?? null;
      if (cell !== null) item[name] = byType[type](cell);
      else if (rendering.nullColumns === 'null') item[name] = null;
    });
    return item;
  });
};
