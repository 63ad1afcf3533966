import { html, NOTHING, type Html, type Part } from './html.ts';

/** Tables as every page draws them: a caption, headed columns, a sentence when there is nothing, links between pages. */
export type Column<Row> = {
  readonly label: string;
  readonly cell: (row: Row) => Part;
  /** At the right, digits below each other. */
  readonly isNumeric?: boolean;
  /** Never broken into lines, such as the number of a document. */
  readonly isWhole?: boolean;
};

export type Table<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Said when there are no rows. */
  readonly empty: string;
};

const heads = <Row>(columns: readonly Column<Row>[]): readonly Html[] =>
  columns.map(
    ({ label, isNumeric }) => html`<th scope="col" ${isNumeric === true && html`class="number"`}>${label}</th>`,
  );

const cells = <Row>(columns: readonly Column<Row>[], row: Row): readonly Html[] =>
  columns.map(
    ({ cell, isNumeric, isWhole }) =>
      html`<td ${isNumeric === true && html`class="number"`} ${isWhole === true && html`class="whole"`}>
        ${cell(row)}
      </td>`,
  );

/** The table, or what is said in its place. */
export const table = <Row>({ caption, columns, rows, empty }: Table<Row>): Html =>
  rows.length === 0
    ? html`<p class="empty">${empty}</p>`
    : html`<div class="scroll">
        <table>
          <caption>
            ${caption}
          </caption>
          <thead>
            <tr>
              ${heads(columns)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  ${cells(columns, row)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;

export const PAGE_ROWS = 50;

export type Paged<Row> = {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
  readonly found: number;
};

/** The rows of one page. @param page from 1; the nearest there is */
export const paged = <Row>(all: readonly Row[], page: number): Paged<Row> => {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_ROWS));
  const current = Math.min(Math.max(1, page), pages);
  return {
    rows: all.slice((current - 1) * PAGE_ROWS, current * PAGE_ROWS),
    page: current,
    pages,
    found: all.length,
  };
};

/** Links to the page before and after. @param query of the search they keep */
export const pager = (
  { page, pages, found }: Paged<unknown>,
  { path, query }: { path: string; query: Readonly<Record<string, string>> },
): Html => {
  if (pages === 1) return NOTHING;
  const to = (target: number): string =>
    `${path}?${new URLSearchParams({ ...query, page: String(target) }).toString()}`;
  return html`<nav class="pager" aria-label="Pages">
    ${page > 1 && html`<a rel="prev" href="${to(page - 1)}">Previous</a>`}
    <span>Page ${page} of ${pages}, ${found} found</span>
    ${page < pages && html`<a rel="next" href="${to(page + 1)}">Next</a>`}
  </nav>`;
};
