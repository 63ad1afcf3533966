/** Which records an Update or Delete Records element means: those it is given, or those its filters find. */
import type { SObjectValue } from '../../../apex/values/sobject.ts';
import { FlowFault } from '../fault.ts';
import { matchesFilters, type Filtered } from '../condition.ts';
import { findRecords } from '../find-records.ts';
import type { Scope } from '../scope.ts';
import { attempt, soundOf } from './attempt.ts';
import { objectName, recordsAt } from './record-input.ts';

export type Target = Filtered & {
  readonly inputReference?: string | undefined;
  readonly object?: string | undefined;
};

const given = (scope: Scope, target: Target, reference: string): readonly SObjectValue[] =>
  recordsAt(scope, reference).filter((record) => matchesFilters(scope, target, record));

const ID_ONLY = ['Id'];

const foundBy = (target: Target, batch: readonly Scope[]): readonly (readonly SObjectValue[] | FlowFault)[] => {
  const searches = batch.map((scope) =>
    attempt(() => ({ scope, search: { ...target, object: objectName(scope, target.object), fields: ID_ONLY } })),
  );
  const found = findRecords(soundOf(searches)).values();
  return searches.map((one) => (one instanceof FlowFault ? one : (found.next().value ?? [])));
};

/** @returns the records of each interview, or what is wrong */
export const recordsToChange = (
  target: Target,
  batch: readonly Scope[],
): readonly (readonly SObjectValue[] | FlowFault)[] => {
  const { inputReference } = target;
  if (inputReference === undefined) return foundBy(target, batch);
  return batch.map((scope) => attempt(() => given(scope, target, inputReference)));
};
