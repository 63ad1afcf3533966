/** Speaks for a wire in a test: of an Apex method that `apexWire` stands in for, or of the platform, whose stubs Jest knows. */
import { createApexTestWireAdapter } from '@salesforce/sfdx-lwc-jest';

type TestAdapter = {
  readonly emit: (value?: unknown) => void;
  readonly error: (body?: unknown, status?: number) => void;
  readonly getLastConfig: () => unknown;
};

const isTestAdapter = (value: unknown): value is TestAdapter => typeof value === 'function' && 'emit' in value;

const adapterOf = (wire: unknown): TestAdapter => {
  if (!isTestAdapter(wire)) throw new Error('This is no wire of a test: mock it with apexWire first.');
  return wire;
};

/** The wire gives data to every component that it is wired to. */
export const emit = (wire: unknown, data: unknown): void => {
  adapterOf(wire).emit(data);
};

/** The wire fails. @param status of HTTP, as errorText reads it */
export const fail = (wire: unknown, message: string, status = 500): void => {
  adapterOf(wire).error({ message }, status);
};

/** What the component last asked the wire for. */
export const askedFor = (wire: unknown): unknown => adapterOf(wire).getLastConfig();

/** The module of an Apex method that is wired, for `jest.mock`. */
export const apexWire = (): { readonly default: unknown } => ({ default: createApexTestWireAdapter(jest.fn()) });
