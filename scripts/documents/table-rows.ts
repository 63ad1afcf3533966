/** Tables in Markdown pages, as far as the checks of documents need them: what the first cells of a section name. */

const headingOf = (line: string): string | undefined => /^#{1,6} (.+)$/.exec(line)?.[1]?.trim();

/** The lines below a heading, up to the next heading of any level; none when the page does not have it. */
const sectionOf = (page: string, heading: string): readonly string[] => {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => headingOf(line) === heading);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => headingOf(line) !== undefined);
  return end < 0 ? rest : rest.slice(0, end);
};

/** Names in backticks that begin a table row below that heading, in their order. */
export const rowsBelow = (page: string, heading: string): readonly string[] =>
  sectionOf(page, heading).flatMap((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? []);

/** The cells of every row below that heading, trimmed, without the row of headings and the line under it. */
export const cellsBelow = (page: string, heading: string): readonly (readonly string[])[] =>
  sectionOf(page, heading)
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

export type Difference = {
  readonly missing: readonly string[];
  readonly stale: readonly string[];
  readonly twice: readonly string[];
};

/** What the rows lack, what they have too much, and what they say twice. */
export const compareRows = (rows: readonly string[], known: readonly string[]): Difference => ({
  missing: known.filter((name) => !rows.includes(name)),
  stale: rows.filter((name) => !known.includes(name)),
  twice: rows.filter((name, at) => rows.indexOf(name) !== at),
});
