/**
 * Objects of the platform that hold values under names and do little else (an email, a REST request, a cookie): a class of them
 * is written as a list of its properties.
 */
import { ApexValue, type Print } from '../../values/apex-value.ts';
import { libraryClass, type Implementation, type LibraryClass } from '../define.ts';

type Members = LibraryClass['members'];

export class PlainObject extends ApexValue {
  /** `Messaging.SingleEmailMessage` */
  readonly apexType: string;
  readonly #values = new Map<string, unknown>();

  /** @param values by name, in any case */
  constructor(apexType: string, values: Readonly<Record<string, unknown>> = {}) {
    super();
    this.apexType = apexType;
    for (const [name, value] of Object.entries(values)) this.set(name, value);
  }

  /** @returns null for what was never set */
  get(name: string): unknown {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  set(name: string, value: unknown): void {
    this.#values.set(name.toLowerCase(), value);
  }

  /** The text under a name; null when it is none. */
  text(name: string): string | null {
    const value = this.get(name);
    return typeof value === 'string' ? value : null;
  }

  override get isShownOnce(): boolean {
    return true;
  }

  override apexText(print: Print): string {
    return `${this.apexType}[${[...this.#values].map(([name, value]) => `${name}=${print(value)};`).join('')}]`;
  }
}

const getter = (name: string) => (self: PlainObject) => self.get(name);
const setter = (name: string) => (self: PlainObject, value: unknown) => {
  self.set(name, value);
};

const split = (declaration: string): readonly [type: string, name: string] => {
  const space = declaration.lastIndexOf(' ');
  return [declaration.slice(0, space), declaration.slice(space + 1)];
};

type Row = [signature: string, member: Implementation];

const rows = (declarations: readonly string[], row: (type: string, name: string) => Row): Members =>
  Object.fromEntries(declarations.map((declaration) => row(...split(declaration))));

/** Fields that are read and written by name. @param declarations `String fromAddress` */
export const properties = (...declarations: readonly string[]): Members =>
  rows(declarations, (type, name) => [`${type} ${name}`, { get: getter(name), set: setter(name) }]);

/** `getSubject()` for each. @param declarations `String Subject` */
export const getters = (...declarations: readonly string[]): Members =>
  rows(declarations, (type, name) => [`${type} get${name}()`, getter(name)]);

/** `setSubject(value)` for each. */
export const setters = (...declarations: readonly string[]): Members =>
  rows(declarations, (type, name) => [`void set${name}(${type} value)`, setter(name)]);

/** Both of them. */
export const accessors = (...declarations: readonly string[]): Members => ({
  ...getters(...declarations),
  ...setters(...declarations),
});

export type PlainClass = Omit<LibraryClass, 'kind' | 'holds'> & {
  /** What a new object holds from the start; without it, nobody but the platform makes one. */
  readonly initial?: () => Readonly<Record<string, unknown>>;
};

/** A class of plain objects, with a constructor without arguments unless it has no initial values. */
export const plainClass = ({ initial, ...definition }: PlainClass): LibraryClass => {
  const type = definition.name.replace(/^System\./, '');
  const made: Members = initial === undefined ? {} : { 'new()': () => new PlainObject(type, initial()) };
  return libraryClass({
    ...definition,
    holds: (value) => value instanceof PlainObject && value.apexType === type,
    members: { ...made, ...definition.members },
  });
};
