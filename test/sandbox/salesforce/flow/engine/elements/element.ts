/** What elements are to the engine: some are done by an interview on its own, some for all interviews that stand there. */
import type { FlowFault } from '../fault.ts';
import type { ElementKind, SourceOf } from '../flow-plan.ts';
import type { Scope } from '../scope.ts';

/** The name of the element that comes next; undefined at the end of the flow. */
export type Next = string | undefined;

/** @throws FlowFault */
export type SingleElement<Kind extends ElementKind> = (source: SourceOf<Kind>, scope: Scope) => Next;

/** What became of the element in each interview, in their order; undefined where it went well. */
export type BatchElement<Kind extends ElementKind> = (
  source: SourceOf<Kind>,
  batch: readonly Scope[],
) => readonly (FlowFault | undefined)[];
