/** What a page is called, said to the frame around it, which shows it as the title of the window. */
import type { LightningElement } from 'lwc';

const said = new WeakMap<LightningElement, string>();

/** Says it once for each name. */
export const sayTitle = (page: LightningElement, title: string): void => {
  if (title === '' || said.get(page) === title) return;
  said.set(page, title);
  page.dispatchEvent(new CustomEvent('pagetitle', { detail: title, bubbles: true, composed: true }));
};
