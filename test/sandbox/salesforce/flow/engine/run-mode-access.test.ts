import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Caller } from '../../data/types.ts';
import type { RunMode } from './run-mode.ts';
import { runInterviews } from './run-flow.ts';
import {
  assigning,
  openSampleFlows,
  ref,
  setting,
  text,
  textVariable,
  to,
  type FlowParts,
  type SampleFlows,
} from './sample-flows.ts';

const USERNAME = 'nobody@sample.example';

/** A user whose profile opens nothing. */
const nobodyIn = ({ org, insert }: SampleFlows): Caller => {
  const profile = [...org.rows('Profile')].find(({ Name }) => Name === 'Minimum Access - Salesforce');
  const [userId = ''] = insert('User', [
    {
      ...{ Username: USERNAME, LastName: 'Nobody', Email: USERNAME, Alias: 'nobody', ProfileId: profile?.Id },
      ...{ TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' },
    },
  ]);
  return { userId, username: USERNAME };
};

/** Why flows failed. */
const reasons: string[] = [];

/** How the flow ends for that user, or what it answers. */
const asNobody = (parts: FlowParts, mode: RunMode): unknown => {
  const sample = openSampleFlows({ variables: textVariable('Answer'), ...parts });
  const caller = nobodyIn(sample);
  const [end] = sample.apex.transact({ caller, quiddity: 'ANONYMOUS' }, () =>
    runInterviews(sample.flows, { flow: 'Sample', starts: [{}], mode }),
  );
  if (end?.kind === 'failed') reasons.push(end.failure.message);
  return end?.kind === 'finished' ? end.outputs.Answer : end?.kind;
};

const creating = {
  start: { connector: to('Create') },
  recordCreates: {
    ...{ name: 'Create', object: 'Book__c', connector: to('Keep') },
    inputAssignments: setting('Name', text('New')),
  },
  assignments: { name: 'Keep', assignmentItems: assigning('Answer', text('created')) },
};

test('a flow in user mode may do what its user may do, in system mode everything', () => {
  assert.equal(asNobody(creating, 'user'), 'failed');
  assert.match(
    reasons.at(-1) ?? '',
    /tried to create records: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: entity type cannot/,
  );
  assert.equal(asNobody(creating, 'sharing'), 'created');
  assert.equal(asNobody(creating, 'system'), 'created');
});

const finding = {
  start: { connector: to('Find') },
  recordLookups: {
    ...{ name: 'Find', object: 'Book__c', connector: to('Keep'), sortField: 'Name', sortOrder: 'Asc' },
    ...{ getFirstRecordOnly: true, storeOutputAutomatically: true },
  },
  assignments: { name: 'Keep', assignmentItems: assigning('Answer', ref('Find.Name')) },
};

test('records are looked up in user mode only where the user may read them', () => {
  assert.equal(asNobody(finding, 'user'), 'failed');
  assert.equal(asNobody(finding, 'system'), '50% off');
});
