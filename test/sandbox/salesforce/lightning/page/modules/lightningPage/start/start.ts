/** Starts the page. */
import { createElement } from 'lwc';
import Page from 'lightningPage/page';

document.getElementById('page')?.replaceWith(createElement('lightningpage-page', { is: Page }));
