/** A save that would make a duplicate: which records it is like, and how it is saved all the same. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { metadata, startAccessOrg, type AccessOrg } from '../../../access/sample-org.ts';

const ADMIN = 'admin@duplicates.example';

const FILES = {
  'duplicateRules/Account.Same_Name.duplicateRule-meta.xml': metadata(
    'DuplicateRule',
    '<actionOnInsert>Allow</actionOnInsert><actionOnUpdate>Allow</actionOnUpdate><alertText>Use one of these records?</alertText>' +
      '<duplicateRuleMatchRules><matchRuleSObjectType>Account</matchRuleSObjectType><matchingRule>By_Name</matchingRule></duplicateRuleMatchRules>' +
      '<isActive>true</isActive><masterLabel>Same name</masterLabel><operationsOnInsert>Alert</operationsOnInsert>' +
      '<operationsOnInsert>Report</operationsOnInsert><securityOption>BypassSharingRules</securityOption><sortOrder>1</sortOrder>',
  ),
  'matchingRules/Account.matchingRule-meta.xml': metadata(
    'MatchingRules',
    '<matchingRules><fullName>By_Name</fullName><label>By name</label><matchingRuleItems><blankValueBehavior>NullNotAllowed</blankValueBehavior>' +
      '<fieldName>Name</fieldName><matchingMethod>Exact</matchingMethod></matchingRuleItems><ruleStatus>Active</ruleStatus></matchingRules>',
  ),
};

let org: AccessOrg;
before(async () => {
  org = await startAccessOrg(FILES, [{ username: ADMIN }]);
});
after(() => org.stop());

const saved = z.looseObject({ id: z.string() });
const match = z.looseObject({
  apiName: z.literal('Account'),
  isAllowSave: z.boolean(),
  matchRecordIds: z.array(z.string()),
  matchRule: z.string(),
  objectLabelPlural: z.literal('Accounts'),
});
const refused = z.looseObject({
  output: z.looseObject({
    errors: z.tuple([
      z.looseObject({
        errorCode: z.literal('DUPLICATES_DETECTED'),
        message: z.string(),
        duplicateRecordError: z.object({ matchResults: z.tuple([match]) }),
      }),
    ]),
  }),
});

const save = (input: object) =>
  org.as(ADMIN)('POST', '/ui-api/records', { apiName: 'Account', fields: { Name: 'Harbour Ltd' }, ...input });

test('a duplicate is told with the records it is like, and saved when the user says so', async () => {
  const { id } = saved.parse((await save({})).body);
  const again = await save({});
  assert.equal(again.status, 400);
  const [error] = refused.parse(again.body).output.errors;
  assert.equal(error.message, 'Use one of these records?');
  const [found] = error.duplicateRecordError.matchResults;
  assert.deepEqual([found.isAllowSave, found.matchRecordIds, found.matchRule], [true, [id], 'Same_Name']);
  const allowed = await save({ allowSaveOnDuplicate: true });
  assert.equal(allowed.status, 201, JSON.stringify(allowed.body));
});
