/**
 * `System.Type`: a type as a value. Two of the same type are equal.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm
 */
import type { ApexType } from '../types/type.ts';
import { ApexValue, textHash } from './apex-value.ts';

export class ApexTypeObject extends ApexValue {
  readonly type: ApexType;

  constructor(type: ApexType) {
    super();
    this.type = type;
  }

  override get key(): unknown {
    return undefined;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexTypeObject && other.type.name === this.type.name;
  }

  override apexHash(): number {
    return textHash(this.type.name);
  }

  override apexText(): string {
    return this.type.name;
  }
}
