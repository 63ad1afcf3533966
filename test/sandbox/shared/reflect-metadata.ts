/**
 * The three functions of the metadata proposal that @peculiar/x509's injector asks for when it is loaded. Import this file
 * before that package; a Reflect that already has them is left alone.
 */
type Metadata = WeakMap<WeakKey, Map<string, unknown>>;
const metadata: Metadata = new WeakMap();

const define = (key: string, value: unknown, target: WeakKey): void => {
  const known = metadata.get(target) ?? new Map<string, unknown>();
  metadata.set(target, known.set(key, value));
};

const own = (key: string, target: WeakKey): unknown => metadata.get(target)?.get(key);

const inherited = (key: string, target: WeakKey): unknown => {
  for (let at: unknown = target; isKey(at); at = Object.getPrototypeOf(at)) {
    if (metadata.get(at)?.has(key) === true) return own(key, at);
  }
  return undefined;
};

const isKey = (value: unknown): value is WeakKey =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, { defineMetadata: define, getOwnMetadata: own, getMetadata: inherited });
}
