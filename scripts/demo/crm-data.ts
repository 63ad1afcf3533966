import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A CRM export as CSV files: accounts, products and the sales pipeline. Won deals become orders; some open ones stay to play with. */

const optional = z.string().transform((text) => (text === '' ? undefined : text));
/** Month, day, year, as the export writes dates. */
const usDate = z
  .string()
  .regex(/^\d{1,2}\/\d{1,2}\/\d{4}$/)
  .transform((text) => {
    const [month = '', day = '', year = ''] = text.split('/');
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  });

const accountRow = z
  .object({ account: z.string(), sector: z.string(), office_location: z.string(), subsidiary_of: optional })
  .transform((row) => ({
    name: row.account,
    industry: row.sector,
    country: row.office_location,
    parent: row.subsidiary_of,
  }));
const productRow = z
  .object({ product: z.string(), series: z.string(), sales_price: z.string() })
  .transform((row) => ({ code: row.product, family: row.series, listPrice: row.sales_price }));
const dealRow = z
  .object({
    opportunity_id: z.string(),
    product: z.string(),
    account: z.string(),
    close_date: usDate,
    close_value: z.string(),
  })
  .transform((row) => ({
    id: row.opportunity_id,
    product: row.product,
    account: row.account,
    closedOn: row.close_date,
    value: row.close_value,
  }));
const openRow = z
  .object({ opportunity_id: z.string(), product: z.string(), account: z.string() })
  .transform((row) => ({ id: row.opportunity_id, product: row.product, account: row.account }));
const aliasRow = z.object({ kind: z.string(), from: z.string(), to: z.string() });

export type CrmAccount = z.infer<typeof accountRow>;
export type CrmProduct = z.infer<typeof productRow>;
export type Deal = z.infer<typeof dealRow>;
/** A deal that nobody has won or lost yet. */
export type OpenDeal = z.infer<typeof openRow>;
export type CrmData = {
  readonly accounts: readonly CrmAccount[];
  readonly products: readonly CrmProduct[];
  readonly deals: readonly Deal[];
  readonly open: readonly OpenDeal[];
};

const readCsv = async <T>(file: string, row: z.ZodType<T>): Promise<readonly T[]> =>
  z
    .array(row)
    .parse(parse(await readFile(file, 'utf8'), { columns: true, skip_empty_lines: true, trim: true, bom: true }));

const stageRow = z.looseObject({ deal_stage: z.string(), account: z.string(), product: z.string() });
const OPEN_STAGES = new Set(['Prospecting', 'Engaging']);
/** More would only make the demo longer. */
const MOST_OPEN = 20;

/** @throws ZodError naming the row and column that does not fit */
export const readCrmData = async (folder: string): Promise<CrmData> => {
  const [accounts, products, pipeline] = await Promise.all([
    readCsv(join(folder, 'accounts.csv'), accountRow),
    readCsv(join(folder, 'products.csv'), productRow),
    readCsv(join(folder, 'sales_pipeline.csv'), stageRow),
  ]);
  const deals = z.array(dealRow).parse(pipeline.filter(({ deal_stage: stage }) => stage === 'Won'));
  const catalogue = new Set(products.map(({ code }) => code));
  const open = pipeline
    .filter(({ deal_stage: stage, account }) => OPEN_STAGES.has(stage) && account !== '')
    .filter(({ product }) => catalogue.has(product));
  return { accounts, products, deals, open: z.array(openRow).parse(open.slice(0, MOST_OPEN)) };
};

/** Value aliases that belong to setting the org up, before any deal arrives. */
export const readAliases = (file: string): Promise<readonly z.infer<typeof aliasRow>[]> => readCsv(file, aliasRow);
