/** Decision: the first outcome whose conditions hold, else the default one. Outcomes that were asked are true or false from then on. */
import type { FlowRule } from '../../definition/flow-elements.ts';
import { holdConditions } from '../condition.ts';
import type { Scope } from '../scope.ts';
import type { SingleElement } from './element.ts';

/** The interview as it would have been for the record before the save. */
const asBefore = (scope: Scope): Scope => ({
  ...scope,
  interview: { ...scope.interview, record: scope.interview.priorRecord },
});

const isTaken = (scope: Scope, rule: FlowRule): boolean => {
  if (!holdConditions(scope, rule)) return false;
  const mustBeNew = rule.doesRequireRecordChangedToMeetCriteria === true && scope.interview.priorRecord !== undefined;
  return !mustBeNew || !holdConditions(asBefore(scope), rule);
};

export const decide: SingleElement<'decisions'> = ({ rules, defaultConnector }, scope) => {
  for (const rule of rules) {
    const taken = isTaken(scope, rule);
    scope.frame.variables.set(rule.name.toLowerCase(), taken);
    if (taken) return rule.connector?.targetReference;
  }
  return defaultConnector?.targetReference;
};
