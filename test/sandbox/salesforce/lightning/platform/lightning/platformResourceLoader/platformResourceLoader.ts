/** Scripts and styles of static resources. https://developer.salesforce.com/docs/platform/lwc/guide/js-third-party-library.html */

const loading = new Map<string, Promise<void>>();

const added = (element: HTMLElement): Promise<void> =>
  new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => reject(new Error('The resource could not be loaded.')));
    document.head.append(element);
  });

/** Each address once, however often it is asked for. */
const once = (url: string, make: () => HTMLElement): Promise<void> => {
  const known = loading.get(url) ?? added(make());
  loading.set(url, known);
  return known;
};

export const loadScript = (_component: unknown, url: string): Promise<void> =>
  once(url, () => Object.assign(document.createElement('script'), { src: url }));

export const loadStyle = (_component: unknown, url: string): Promise<void> =>
  once(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
