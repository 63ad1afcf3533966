/**
 * The maps that describes answer: keys are API names in lower case, and any spelling finds them. A copy is an ordinary map.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_global_describe.htm
 */
import { ApexMap } from '../values/map.ts';

const lower = (key: unknown): unknown => (typeof key === 'string' ? key.toLowerCase() : key);

export class NameMap extends ApexMap {
  /** @param entries by name in any case */
  constructor(type: string, entries: Iterable<readonly [string, unknown]>) {
    super(type);
    for (const [name, value] of entries) this.put(name, value);
  }

  override get(key: unknown): unknown {
    return super.get(lower(key));
  }

  override put(key: unknown, value: unknown): unknown {
    return super.put(lower(key), value);
  }

  override containsKey(key: unknown): boolean {
    return super.containsKey(lower(key));
  }

  override remove(key: unknown): unknown {
    return super.remove(lower(key));
  }
}
