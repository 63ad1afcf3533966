import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { z } from 'zod';
import { metadataFile, writeProject } from '../apex/served/sample-project.ts';
import { startApexOrg } from '../apex/served/start-apex-org.ts';
import { INTEGRATION_USER } from '../fixtures/start-shipping-org.ts';
import { readSaveAutomation } from '../flow/starts/automation.ts';
import { xml, type Tree } from '../flow/starts/fixtures/source-texts.ts';

const REP = 'rep@shipping.example';

const entry = (assignedTo: string, assignedToType: string, origin: string): Tree => ({
  assignedTo,
  assignedToType,
  criteriaItems: { field: 'Case.Origin', operation: 'equals', value: origin },
});

const { call, connection, sandbox, stop } = await startApexOrg({
  'assignmentRules/Case.assignmentRules-meta.xml': metadataFile(
    'AssignmentRules',
    xml({
      assignmentRule: [
        { fullName: 'Old', active: 'false', ruleEntry: entry(INTEGRATION_USER, 'User', 'Phone') },
        { fullName: 'Standard', active: 'true', ruleEntry: [entry(REP, 'User', 'Phone'), entry('Desk', 'Queue', 'Web')] },
      ],
    }),
  ),
  'queues/Desk.queue-meta.xml': metadataFile(
    'Queue',
    xml({ doesSendEmailToMembers: 'false', name: 'Desk', queueSobject: { sobjectType: 'Case' } }),
  ),
}); // prettier-ignore
after(stop);

const created = z.object({ id: z.string() });
const ownerOf = async (fields: object): Promise<unknown> => {
  const { body, status } = await call('POST', '/sobjects/Case', fields);
  assert.equal(status, 201, JSON.stringify(body));
  const owner = sandbox.org.byId('Case', created.parse(body).id)?.OwnerId;
  const row = sandbox.org.byId('User', String(owner)) ?? sandbox.org.byId('Group', String(owner));
  return row?.Username ?? row?.Name;
};

test('a case that comes in over REST goes to whom the first entry names that it meets', async () => {
  assert.equal(await ownerOf({ Origin: 'Phone' }), REP);
  assert.equal(await ownerOf({ Origin: 'Web' }), 'Desk');
  assert.equal(await ownerOf({ Origin: 'Email' }), INTEGRATION_USER);
});

test('a client may keep the case', async () => {
  const answered = await connection.request({
    method: 'POST',
    url: '/sobjects/Case',
    body: JSON.stringify({ Origin: 'Phone' }),
    headers: { 'Content-Type': 'application/json', 'Sforce-Auto-Assign': 'FALSE' },
  });
  const owner = sandbox.org.byId('Case', created.parse(answered).id)?.OwnerId;
  assert.equal(sandbox.org.byId('User', String(owner))?.Username, INTEGRATION_USER);
});

test('active rules that the sandbox does not run are refused by name', () => {
  const file = metadataFile('EscalationRules', xml({ escalationRule: { fullName: 'Late', active: 'true' } }));
  const project = writeProject({ 'escalationRules/Case.escalationRules-meta.xml': file });
  try {
    assert.throws(() => readSaveAutomation([project.directory]), /Case.*active escalation rules are not supported/);
  } finally {
    project.remove();
  }
});

test('Apex assigns only when its options say so', async () => {
  const code = `Case plain = new Case(Origin = 'Phone'); insert plain;
    Database.DMLOptions options = new Database.DMLOptions(); options.assignmentRuleHeader.useDefaultRule = true;
    Case assigned = new Case(Origin = 'Phone'); Database.insert(assigned, options);
    System.assertEquals('${INTEGRATION_USER}', [SELECT Owner.Username FROM Case WHERE Id = :plain.Id].Owner.Username);
    Case carrying = new Case(Origin = 'Phone'); carrying.setOptions(options); insert carrying;
    for (Case one : [SELECT Owner.Username FROM Case WHERE Id IN (:assigned.Id, :carrying.Id)]) System.assertEquals('${REP}', one.Owner.Username);`;
  const { body } = await call('GET', `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`);
  assert.partialDeepStrictEqual(body, { success: true });
});
