/**
 * Where the platform cache keeps values: by partition and key, until their time is over. Values go in and come out as copies.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_cache_namespace_overview.htm
 */
import { copyValue } from '../../../asynchrony/copy-value.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { transaction } from '../../../runtime/current.ts';

type Kept = { readonly value: unknown; readonly until: number };

const KEY = /^[A-Za-z0-9]{1,50}$/;
const SECOND = 1000;

/** As long as a value lives that was put without a time. */
const DEFAULT_SECONDS = 86_400;

/** A test sees none of the org's values, nor the org those of a test. */
const stores = new WeakMap<object, Map<string, Kept>>();

const store = (): Map<string, Kept> => {
  const { isTest, run, data } = transaction();
  const owner = isTest ? run : data.org;
  const known = stores.get(owner) ?? new Map<string, Kept>();
  stores.set(owner, known);
  return known;
};

const checkedKey = (key: string): string => {
  if (!KEY.test(key)) {
    throw apexException(
      'Cache.InvalidParamException',
      `Invalid key: ${key}. Only alphanumeric characters are allowed.`,
    );
  }
  return key;
};

/** One partition of the org's or the session's cache. */
export class CachePartition {
  /** `org/local.default` */
  readonly #prefix: string;
  /** `local.default` */
  readonly name: string;

  /** @param kind of the org or of the session, whose keys are apart */
  constructor(kind: 'org' | 'session', name: string) {
    this.name = name;
    this.#prefix = `${kind}/${name.toLowerCase()}/`;
  }

  /** @returns null for what was never put or is over */
  get(key: string): unknown {
    const kept = this.#kept(key);
    return kept === undefined ? null : copyValue(kept.value);
  }

  has(key: string): boolean {
    return this.#kept(key) !== undefined;
  }

  put(key: string, value: unknown, seconds = DEFAULT_SECONDS): void {
    const until = transaction().now().getTime() + seconds * SECOND;
    store().set(this.#prefix + checkedKey(key), { value: copyValue(value), until });
  }

  /** @returns whether it was there */
  remove(key: string): boolean {
    return store().delete(this.#prefix + key);
  }

  keys(): readonly string[] {
    return [...store().keys()]
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length))
      .filter((key) => this.has(key));
  }

  #kept(key: string): Kept | undefined {
    const kept = store().get(this.#prefix + key);
    return kept !== undefined && kept.until > transaction().now().getTime() ? kept : undefined;
  }
}
