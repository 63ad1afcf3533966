/** Choosing an action of a record as a person does: they look at the buttons and into the menu until it is there. */
import type { Locator, Page } from 'playwright-core';
import { until } from '../../../sidecar/test/support/until.ts';

/** Whether it was still there to be pressed. */
const press = (place: Locator): Promise<boolean> =>
  place.click({ timeout: 2000 }).then(
    () => true,
    () => false,
  );

/** @param action its label; it may come later than the page, and stand as a button or in the menu */
export const chooseAction = async (page: Page, action: string): Promise<void> => {
  const group = page.getByRole('group', { name: 'Actions' });
  const button = group.getByRole('button', { name: action, exact: true });
  const inMenu = page.getByRole('menuitem', { name: action, exact: true });
  const more = group.getByRole('button', { name: 'Show more actions' });
  await until(`the record has the action ${action}`, async () => {
    for (const place of [button, inMenu]) if (await place.isVisible()) return press(place);
    if (await more.isVisible()) await press(more);
    return false;
  });
};
