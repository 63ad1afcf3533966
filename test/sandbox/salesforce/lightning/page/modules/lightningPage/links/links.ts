/** Links to pages of the org are followed without loading everything anew, wherever on the page they stand. */
import { goTo, isHere } from 'lightningPlatform/pages';

const linkIn = (event: MouseEvent): HTMLAnchorElement | undefined =>
  event.composedPath().find((part) => part instanceof HTMLAnchorElement);

const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

const follow = (event: MouseEvent): void => {
  const link = linkIn(event);
  if (link === undefined || event.defaultPrevented || !isPlain(event) || !isHere(link)) return;
  if (link.getAttribute('target') === '_blank' || link.hash !== '') return;
  event.preventDefault();
  goTo(link.pathname + link.search);
};

/** @returns ends it */
export const followLinks = (): (() => void) => {
  document.addEventListener('click', follow);
  return () => document.removeEventListener('click', follow);
};
