/** Does part of an element for one interview: what goes wrong with it is that interview's fault and nobody else's. */
import { ApexException, isCatchable } from '../../../apex/runtime/exceptions.ts';
import { FlowFault } from '../fault.ts';

/** @returns undefined for what a flow cannot answer: limits, and faults of the sandbox itself */
export const faultOf = (error: unknown): FlowFault | undefined => {
  if (error instanceof FlowFault) return error;
  return error instanceof ApexException && isCatchable(error)
    ? new FlowFault(error['getmessage()'](), error)
    : undefined;
};

export const attempt = <T>(work: () => T): T | FlowFault => {
  try {
    return work();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    return fault;
  }
};

/** Those that went well. */
export const soundOf = <T>(all: readonly (T | FlowFault)[]): readonly T[] =>
  all.flatMap((one) => (one instanceof FlowFault ? [] : [one]));
