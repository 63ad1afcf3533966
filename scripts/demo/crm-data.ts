import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A CRM export as CSV files: accounts, products and the sales pipeline. Only won deals become orders. */

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
const aliasRow = z.object({ kind: z.string(), from: z.string(), to: z.string() });

export type CrmAccount = z.infer<typeof accountRow>;
export type CrmProduct = z.infer<typeof productRow>;
export type Deal = z.infer<typeof dealRow>;
export type CrmData = {
  readonly accounts: readonly CrmAccount[];
  readonly products: readonly CrmProduct[];
  readonly deals: readonly Deal[];
};

const readCsv = async <T>(file: string, row: z.ZodType<T>): Promise<readonly T[]> =>
  z
    .array(row)
    .parse(parse(await readFile(file, 'utf8'), { columns: true, skip_empty_lines: true, trim: true, bom: true }));

const wonRow = z.looseObject({ deal_stage: z.string() });

/** @throws ZodError naming the row and column that does not fit */
export const readCrmData = async (folder: string): Promise<CrmData> => {
  const [accounts, products, pipeline] = await Promise.all([
    readCsv(join(folder, 'accounts.csv'), accountRow),
    readCsv(join(folder, 'products.csv'), productRow),
    readCsv(join(folder, 'sales_pipeline.csv'), wonRow),
  ]);
  const deals = z.array(dealRow).parse(pipeline.filter(({ deal_stage: stage }) => stage === 'Won'));
  return { accounts, products, deals };
};

/** Value aliases that belong to setting the org up, before any deal arrives. */
export const readAliases = (file: string): Promise<readonly z.infer<typeof aliasRow>[]> => readCsv(file, aliasRow);
