/** Pictures for the documents, taken on the way by the tests that show the pages, when `npm run screenshots` asks for them. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '../../../docs/screenshots');
const isAsked = process.env['SCREENSHOTS'] === 'yes';

type Size = { readonly fullPage?: boolean };

/**
 * As the page looks once everything that moves has come to rest.
 * @param name of the file, without its ending
 */
export const takePicture = async (page: Page, name: string, { fullPage = false }: Size = {}): Promise<void> => {
  if (isAsked) await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage, animations: 'disabled' });
};
