/** A constant of an enum, of the user's and of the platform's alike. One object per constant: identity is equality. */
import { ApexValue, textHash } from './apex-value.ts';

export class EnumConstant extends ApexValue {
  /** The enum: `Outer.Color`, `System.RoundingMode`. */
  readonly type: string;
  readonly name: string;
  /** From 0, in the order of declaration. */
  readonly ordinal: number;

  constructor(type: string, name: string, ordinal: number) {
    super();
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }

  override get order(): number {
    return this.ordinal;
  }

  override apexHash(): number {
    return textHash(this.name);
  }

  override apexText(): string {
    return this.name;
  }
}

const known = new Map<string, EnumConstant>();

/** The one object that stands for a constant, whoever asks for it. */
export const enumConstant = (type: string, name: string, ordinal: number): EnumConstant => {
  const owner = type.replace(/^System\./, '');
  const key = `${owner}.${name}#${ordinal}`;
  const constant = known.get(key) ?? new EnumConstant(owner, name, ordinal);
  known.set(key, constant);
  return constant;
};

/** All constants of an enum, in order. */
export const enumConstants = (type: string, names: readonly string[]): readonly EnumConstant[] =>
  names.map((name, ordinal) => enumConstant(type, name, ordinal));
