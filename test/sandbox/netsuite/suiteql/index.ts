/**
 * SuiteQL over the account's books: a second view of the records, kept up to date as they are saved, asked in NetSuite's
 * dialect of SQL. Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html
 */
import type { Clock } from '../../shared/clock.ts';
import { badRequest } from '../http/netsuite-error.ts';
import type { Settings } from '../settings.ts';
import { openDatabase } from './engine/database.ts';
import { renderedItems } from './engine/render.ts';
import type { Item } from './engine/render.ts';
import { customColumns } from './projection/custom-columns.ts';
import { followRecords } from './projection/follow-records.ts';
import type { RecordSource } from './projection/follow-records.ts';
import { invalidSearch } from './refusals.ts';
import { parseSuiteQl } from './syntax/parse-query.ts';
import { catalogWith } from './tables/catalog.ts';
import type { SuiteQlRules } from './translate/environment.ts';
import { translateQuery } from './translate/query.ts';
import type { TranslatedQuery } from './translate/query.ts';
import { timeZone } from './values/time-zone.ts';

export type SuiteQlRequest = {
  readonly q: string;
  /** Values of the `?` marks, in order. */
  readonly params?: readonly string[];
  /** Rows of a page. */
  readonly limit: number;
  /** Rows before the page. */
  readonly offset: number;
};

export type SuiteQlPage = {
  readonly items: readonly Item[];
  readonly totalResults: number;
  readonly count: number;
  readonly hasMore: boolean;
};

export type SuiteQl = {
  /** @throws NetSuiteError in the platform's words; Unsupported for what only the sandbox lacks */
  run(request: SuiteQlRequest): SuiteQlPage;
  close(): void;
};

export type SuiteQlSettings = Pick<
  Settings,
  | 'timeZone'
  | 'dateFormat'
  | 'salesLineSign'
  | 'creditTotalSign'
  | 'lineTax'
  | 'nullColumns'
  | 'suiteQlRowLimit'
  | 'suiteQlRawInstants'
  | 'suiteQlUnknownTable'
  | 'suiteQlCommonTableExpressions'
  | 'suiteQlOffsetClause'
  | 'suiteQlHiddenTables'
  | 'statusLabels'
>;

/** Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156414087576.html */
const MOST_PAGES = 1000;

const tooManyPages = (): Error =>
  badRequest('INVALID_PARAMETER', `The number of pages must not exceed ${MOST_PAGES}.`, { errorQueryParam: 'offset' });

const rulesFrom = (settings: SuiteQlSettings): SuiteQlRules => ({
  dateFormat: settings.dateFormat,
  rawInstants: settings.suiteQlRawInstants,
  unknownTable: settings.suiteQlUnknownTable,
  commonTableExpressions: settings.suiteQlCommonTableExpressions,
  offsetClause: settings.suiteQlOffsetClause,
  hiddenTables: settings.suiteQlHiddenTables,
});

/** Whether a page that gave `count` rows is known to be the last with any, which spares counting all of them. */
const isEnd = (count: number, page: { limit: number; offset: number; most: number }): boolean =>
  page.offset + count === page.most || (count < page.limit && (count > 0 || page.offset === 0));

/**
 * Opens the view over a book and follows it from then on.
 * @param needs the records, the clock behind SYSDATE, and the settings of the integration user
 */
export const openSuiteQl = (needs: {
  readonly book: RecordSource;
  readonly clock: Clock;
  readonly settings: SuiteQlSettings;
}): SuiteQl => {
  const { book, clock, settings } = needs;
  const zone = timeZone(settings.timeZone);
  const rules = rulesFrom(settings);
  const catalog = catalogWith(customColumns(book.definitions.all), settings.lineTax);
  const database = openDatabase(catalog, zone, settings.dateFormat);
  followRecords(book, { database, catalog, settings });

  const translated = (q: string, parameters: readonly string[]): TranslatedQuery => {
    const { query, parameters: marks } = parseSuiteQl(q);
    if (parameters.length !== marks) throw invalidSearch();
    const now = Math.floor(clock.now().getTime() / 1000);
    return translateQuery(query, {
      environment: { catalog, parameters, zone, now, rules, named: new Map() },
      parent: undefined,
    });
  };

  return {
    run({ q, params = [], limit, offset }) {
      if (offset / limit >= MOST_PAGES) throw tooManyPages();
      const { sql, outputs, fetch } = translated(q, params);
      const most = Math.min(fetch ?? Number.MAX_SAFE_INTEGER, settings.suiteQlRowLimit);
      const wanted = Math.max(0, Math.min(limit, most - offset));
      const rows = database.rows(`${sql} LIMIT ${wanted} OFFSET ${offset}`);
      const reached = offset + rows.length;
      const totalResults = isEnd(rows.length, { limit, offset, most }) ? reached : Math.min(database.count(sql), most);
      return {
        items: renderedItems(rows, outputs, { rules, zone, nullColumns: settings.nullColumns }),
        totalResults,
        count: rows.length,
        hasMore: reached < totalResults,
      };
    },
    close: () => database.close(),
  };
};
