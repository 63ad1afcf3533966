/**
 * One place of a page: a component that metadata names, or why it cannot be shown. Whatever goes wrong in it stays in it.
 */
import { api, LightningElement } from 'lwc';
import { components } from 'lightningPage/components';

type Constructor = typeof LightningElement;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export default class Region extends LightningElement {
  /** What is put into the component's public properties. */
  @api properties: Readonly<Record<string, unknown>> = {};

  shown: Constructor | undefined;
  problem: string | undefined;
  #name = '';

  /** `c:accountInvoices`, as a Lightning page names it. */
  @api get name(): string {
    return this.#name;
  }
  set name(name: string) {
    this.#name = name;
    void this.load(name);
  }

  override errorCallback(error: unknown): void {
    this.shown = undefined;
    this.problem = wordsOf(error);
  }

  async load(name: string): Promise<void> {
    this.problem = undefined;
    try {
      const find = components[name.includes(':') ? name : `c:${name}`];
      if (find === undefined) throw new Error(`The org has no component ${name}.`);
      const { default: found } = await find();
      if (name === this.#name) this.shown = found;
    } catch (error) {
      if (name === this.#name) this.problem = wordsOf(error);
    }
  }
}
