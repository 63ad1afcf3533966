/**
 * Where one is: the address of the browser as a page reference, and the way to another.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html
 */
export type PageReference = {
  /** `standard__recordPage` */
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
};

type Texts = Readonly<Record<string, unknown>>;

/** As components give it: the state may be missing, and values may be of other types. */
export type PageTarget = {
  readonly type: string;
  readonly attributes?: Texts | undefined;
  readonly state?: Texts | undefined;
};

/**
 * The path of each type: `{name}` is an attribute, `{name=value}` one with a default. What comes first reads an address, any of
 * the same type whose attributes are there writes one.
 */
const PATHS: readonly (readonly [type: string, path: string, fixed?: Readonly<Record<string, string>>])[] = [
  [
    'standard__recordRelationshipPage',
    '/lightning/r/{objectApiName}/{recordId}/related/{relationshipApiName}/view',
    { actionName: 'view' },
  ],
  ['standard__recordPage', '/lightning/r/{objectApiName}/{recordId}/{actionName}'],
  ['standard__recordPage', '/lightning/r/{recordId}/{actionName}'],
  ['standard__objectPage', '/lightning/o/{objectApiName}/{actionName}'],
  ['standard__namedPage', '/lightning/page/{pageName}'],
  ['standard__navItemPage', '/lightning/n/{apiName}'],
  ['standard__component', '/lightning/cmp/{componentName}'],
  ['standard__quickAction', '/lightning/action/quick/{apiName}'],
  ['standard__flow', '/lightning/flow/{flowName}'],
  ['standard__app', '/lightning/app/{appTarget}'],
];

const DEFAULTS: Readonly<Record<string, string>> = { actionName: 'view' };
const HOME: PageReference = { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} };

const NAME = /\{(\w+)\}/g;

const namesIn = (path: string): readonly string[] => [...path.matchAll(NAME)].map(([, name = '']) => name);

const texts = (values: Texts = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, String(value)]),
  );

/** @throws Error naming a type that no address stands for */
export const urlOf = ({ type, attributes, state }: PageTarget): string => {
  const given = { ...DEFAULTS, ...texts(attributes) };
  if (type === 'standard__webPage') return given.url ?? '';
  const fitting = PATHS.find(([one, path]) => one === type && namesIn(path).every((name) => given[name] !== undefined));
  if (fitting === undefined)
    throw new Error(`The sandbox does not support pages of type ${type} with these attributes`);
  const path = fitting[1].replace(NAME, (_all, name: string) => encodeURIComponent(given[name] ?? ''));
  const query = new URLSearchParams(texts(state)).toString();
  return query === '' ? path : `${path}?${query}`;
};

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(NAME, '([^/]+)')}/?$`);

/** What an address of this page stands for; home for `/lightning` itself. */
export const pageReferenceOf = (url: URL): PageReference | undefined => {
  if (/^\/lightning\/?$/.test(url.pathname)) return HOME;
  for (const [type, path, fixed = {}] of PATHS) {
    const found = patternOf(path).exec(url.pathname);
    if (found === null) continue;
    const named = namesIn(path).map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')] as const);
    return {
      type,
      attributes: { ...Object.fromEntries(named), ...fixed },
      state: Object.fromEntries(url.searchParams),
    };
  }
  return undefined;
};

type Listener = (page: PageReference | undefined) => void;

const listeners = new Set<Listener>();

export const currentPage = (): PageReference | undefined => pageReferenceOf(new URL(window.location.href));

const tell = (): void => {
  const page = currentPage();
  for (const listener of [...listeners]) listener(page);
};

window.addEventListener('popstate', tell);

/** Hears of every page one comes to. @returns ends it */
export const onPageChange = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Log-in, log-out and files are answers of the server. */
const OF_SERVER = /^\/lightning\/(login|logout|resource|assets|modules)\b/;

/** Whether going to an address keeps the page, which also says when nothing stands there. */
export const isHere = ({ origin, pathname }: Pick<URL, 'origin' | 'pathname'>): boolean =>
  origin === window.location.origin && /^\/lightning(?:\/|$)/.test(pathname) && !OF_SERVER.test(pathname);

/** @param address of this page or of another site, which opens in a tab of its own */
export const goTo = (address: string, options: { readonly replace?: boolean } = {}): void => {
  const url = new URL(address, window.location.href);
  if (!isHere(url)) {
    window.open(url, '_blank', 'noopener');
    return;
  }
  if (options.replace === true) window.history.replaceState({}, '', url);
  else window.history.pushState({}, '', url);
  tell();
};
