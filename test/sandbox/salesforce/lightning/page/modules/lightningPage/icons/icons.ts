/** Icons of objects, as the design system names them, from the addresses that the org gives. */

const STANDARD: Readonly<Record<string, string>> = { Home: 'standard:home', User: 'standard:user' };

/** `…/standard/account_120.png` is `standard:account`. */
export const iconNameOf = (url: string | undefined, objectApiName = ''): string => {
  const found = /\/(standard|custom|action|utility)\/(\w+?)_\d+\.png/.exec(url ?? '');
  return found === null ? (STANDARD[objectApiName] ?? 'standard:record') : `${found[1] ?? ''}:${found[2] ?? ''}`;
};
