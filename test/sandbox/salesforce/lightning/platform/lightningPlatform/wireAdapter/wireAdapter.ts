/**
 * Wire adapters: each reads a source that its configuration names, and provides the value to the component while it is shown.
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-wire-service-about.html
 */
import { listen, NOTHING_YET, type Provided, type Source } from 'lightningPlatform/cached';

export type WireConfig = Readonly<Record<string, unknown>>;

export type Adapter = {
  connect(): void;
  disconnect(): void;
  update(config: WireConfig): void;
};

export type AdapterConstructor = new (provide: (provided: Provided) => void) => Adapter;

/** @param sourceOf gives undefined while the configuration is not complete */
export const wireAdapter = (sourceOf: (config: WireConfig) => Source<unknown> | undefined): AdapterConstructor =>
  class implements Adapter {
    readonly #provide: (provided: Provided) => void;
    #source: Source<unknown> | undefined;
    #isConnected = false;
    #end: (() => void) | undefined;

    constructor(provide: (provided: Provided) => void) {
      this.#provide = provide;
      provide(NOTHING_YET);
    }

    connect(): void {
      this.#isConnected = true;
      this.follow();
    }

    disconnect(): void {
      this.#isConnected = false;
      this.follow();
    }

    update(config: WireConfig): void {
      const source = sourceOf(config);
      if (source?.key === this.#source?.key) return;
      this.#source = source;
      this.follow();
    }

    follow(): void {
      this.#end?.();
      const source = this.#isConnected ? this.#source : undefined;
      this.#end = source === undefined ? undefined : listen(source, this.#provide);
    }
  };

/** Whether everything that the component gives is there; a reactive value that is not yet known is undefined. */
export const isComplete = (config: WireConfig): boolean => Object.values(config).every((value) => value !== undefined);

/** An adapter that gives the same thing to everybody, as it is. */
export const constantAdapter = (value: unknown): new (provide: (value: unknown) => void) => Adapter =>
  class implements Adapter {
    constructor(provide: (value: unknown) => void) {
      provide(value);
    }

    connect(): void {}
    disconnect(): void {}
    update(): void {}
  };
