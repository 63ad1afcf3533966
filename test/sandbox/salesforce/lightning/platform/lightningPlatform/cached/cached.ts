/**
 * What the page has read from the org: read once for all that show it, and read again for all of them at once when something says
 * that it changed. Values are frozen: a component that wants to change one makes a copy.
 */
export type Source<Value> = {
  /** Two sources with the same key read the same. */
  readonly key: string;
  readonly load: () => Promise<Value>;
  /** What a value is about, such as `record 001…`: a change of that reads it again. */
  readonly about?: (value: Value) => readonly string[];
  /** What becomes of a value when some of what it is about has changed, where that is not the same as reading it again. */
  readonly changed?: (value: Value, subjects: readonly string[]) => Promise<Value>;
};

/** What a wire provides. */
export type Provided = { readonly data: unknown; readonly error: unknown };

export const NOTHING_YET: Provided = { data: undefined, error: undefined };

type Listener = (provided: Provided) => void;

type Entry = {
  readonly source: Source<unknown>;
  readonly listeners: Set<Listener>;
  provided: Provided | undefined;
  loading: Promise<void> | undefined;
  about: readonly string[];
};

const entries = new Map<string, Entry>();
/** Which entry a component got its value from. */
const origins = new WeakMap<Provided, Entry>();

export const frozen = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
};

const provide = (entry: Entry, provided: Provided): void => {
  entry.provided = provided;
  origins.set(provided, entry);
  for (const listener of [...entry.listeners]) listener(provided);
};

const read = async (entry: Entry, get: () => Promise<unknown>): Promise<void> => {
  try {
    const value = await get();
    entry.about = entry.source.about?.(value) ?? [];
    provide(entry, { data: frozen(value), error: undefined });
  } catch (error) {
    provide(entry, { data: undefined, error: frozen(error) });
  }
};

/** One at a time: whoever asks meanwhile gets what comes after. */
const load = (entry: Entry, get: () => Promise<unknown> = entry.source.load): Promise<void> => {
  const before = entry.loading ?? Promise.resolve();
  const loading = before
    .then(() => read(entry, get))
    .finally(() => {
      if (entry.loading === loading) entry.loading = undefined;
    });
  entry.loading = loading;
  return loading;
};

const entryOf = (source: Source<unknown>): Entry => {
  const known = entries.get(source.key);
  if (known !== undefined) return known;
  const entry: Entry = { source, listeners: new Set(), provided: undefined, loading: undefined, about: [] };
  entries.set(source.key, entry);
  return entry;
};

/** How long a value that nobody shows any more is still good for somebody new. */
const GOOD_FOR_MILLISECONDS = 30_000;

const forgetLater = (entry: Entry): void => {
  setTimeout(() => {
    if (entry.listeners.size === 0 && entries.get(entry.source.key) === entry) entries.delete(entry.source.key);
  }, GOOD_FOR_MILLISECONDS);
};

/**
 * Hears the value, now or when it is there, and every newer one.
 * @returns ends it
 */
export const listen = (source: Source<unknown>, listener: Listener): (() => void) => {
  const entry = entryOf(source);
  entry.listeners.add(listener);
  const { provided } = entry;
  if (provided !== undefined && provided.error === undefined) listener(provided);
  else if (entry.loading === undefined) void load(entry);
  return () => {
    entry.listeners.delete(listener);
    if (entry.listeners.size === 0) forgetLater(entry);
  };
};

/** Reads again what a component got. Values that came from elsewhere are left alone. */
export const refreshProvided = (provided: Provided): Promise<void> => {
  const entry = origins.get(provided);
  return entry === undefined ? Promise.resolve() : load(entry);
};

/** Those of them that somebody shows; the others are forgotten. */
const shown = (stale: readonly Entry[]): readonly Entry[] => {
  for (const entry of stale) if (entry.listeners.size === 0) entries.delete(entry.source.key);
  return stale.filter(({ listeners }) => listeners.size > 0);
};

/** The value as the change leaves it, which may be known only once its turn comes. */
const loadChanged = (entry: Entry, subjects: readonly string[]): Promise<void> => {
  const { changed, load: get } = entry.source;
  return load(entry, () => {
    const value = entry.provided?.data;
    return changed === undefined || value === undefined ? get() : changed(value, subjects);
  });
};

/** Reads again whatever is about one of these. */
export const refreshAbout = async (subjects: readonly string[]): Promise<void> => {
  const stale = [...entries.values()].filter(({ about }) => about.some((subject) => subjects.includes(subject)));
  await Promise.all(shown(stale).map((entry) => loadChanged(entry, subjects)));
};

/** Reads everything again that somebody shows. */
export const refreshAll = async (): Promise<void> => {
  await Promise.all(shown([...entries.values()]).map((entry) => load(entry)));
};
