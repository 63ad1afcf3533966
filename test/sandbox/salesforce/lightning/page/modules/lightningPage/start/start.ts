/** Starts the page, or says why there is none. */
import { createElement } from 'lwc';

const start = async (place: HTMLElement): Promise<void> => {
  try {
    const { default: Page } = await import('lightningPage/page');
    place.replaceWith(createElement('lightningpage-page', { is: Page }));
  } catch (error) {
    place.setAttribute('role', 'alert');
    place.className = 'slds-var-p-around_large';
    place.textContent = error instanceof Error ? error.message : String(error);
  }
};

const place = document.getElementById('page');
if (place !== null) await start(place);
