/** Apex REST, invocable methods and flows answer who has access to the class or the flow. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { metadata, permissionSet, startAccessOrg, userPermission } from './sample-org.ts';

const INVITED = 'invited@shipping.example';
const STRANGER = 'stranger@shipping.example';
const RUNNER = 'runner@shipping.example';
const MINIMUM = 'Minimum Access - Salesforce';

/** A flow that calls the class when it runs. */
const flow = (more: string): string =>
  metadata(
    'Flow',
    `<apiVersion>67.0</apiVersion><label>Call</label><processType>AutoLaunchedFlow</processType><status>Active</status>${more}
     <start><connector><targetReference>Call</targetReference></connector></start>
     <actionCalls><name>Call</name><label>Call</label><actionName>Shout</actionName><actionType>apex</actionType>
     <inputParameters><name>words</name><value><stringValue>hi</stringValue></value></inputParameters></actionCalls>`,
  );

const org = await startAccessOrg(
  {
    'classes/Ping.cls': `@RestResource(urlMapping='/ping') global class Ping {
      @HttpGet global static String answer() { return UserInfo.getUserName(); }
    }`,
    'classes/Shout.cls': `public class Shout {
      @InvocableMethod public static List<String> all(List<String> words) { return new List<String>{ words[0] + '!' }; }
    }`,
    'classes/Shout.cls-meta.xml': metadata('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
    'flows/Open.flow-meta.xml': flow(''),
    'flows/Own.flow-meta.xml': flow('<isAdditionalPermissionRequiredToRun>true</isAdditionalPermissionRequiredToRun>'),
    'permissionsets/Runner.permissionset-meta.xml': permissionSet(
      'Runner',
      userPermission('ApiEnabled'),
      userPermission('RunFlow'),
    ),
    'classes/Ping.cls-meta.xml': metadata('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
    'permissionsets/Api.permissionset-meta.xml': permissionSet('Api', userPermission('ApiEnabled')),
    'permissionsets/Ping.permissionset-meta.xml': permissionSet(
      'Ping',
      '<classAccesses><apexClass>Ping</apexClass><enabled>true</enabled></classAccesses>',
      '<classAccesses><apexClass>Shout</apexClass><enabled>true</enabled></classAccesses>',
      '<flowAccesses><enabled>true</enabled><flow>Own</flow></flowAccesses>',
    ),
  },
  [
    { username: INVITED, profile: MINIMUM, permissionSets: ['Api', 'Ping'] },
    { username: RUNNER, profile: MINIMUM, permissionSets: ['Runner'] },
    { username: STRANGER, profile: MINIMUM, permissionSets: ['Api'] },
  ],
);
after(() => org.stop());

const ping = async (username: string) => {
  const headers = { Authorization: `Bearer ${await org.tokenOf(username)}` };
  const response = await fetch(`${org.sandbox.url}/services/apexrest/ping`, { headers });
  return { status: response.status, body: await response.json() };
};

test('a class is reached by who has access to it', async () => {
  assert.deepEqual(await ping(INVITED), { status: 200, body: INVITED });
  assert.deepEqual(await ping(STRANGER), {
    status: 403,
    body: [{ errorCode: 'FORBIDDEN', message: 'You do not have access to the Apex class named: Ping' }],
  });
});

const run = async (username: string, path: string) => {
  const { status, body } = await org.as(username)('POST', `/actions/custom/${path}`, { inputs: [{ words: 'hi' }] });
  return { status, text: JSON.stringify(body) };
};

test('an invocable method is called by who has access to its class', async () => {
  assert.equal((await run(INVITED, 'apex/Shout')).status, 200);
  const { status, text } = await run(STRANGER, 'apex/Shout');
  assert.deepEqual([status, /You do not have access to the Apex class named: Shout/.test(text)], [403, true]);
});

const start = async (username: string, name: string) => {
  const { status, body } = await org.as(username)('POST', `/actions/custom/flow/${name}`, { inputs: [{}] });
  return { status, text: JSON.stringify(body) };
};

test('a flow is started by who may run flows, or may run this one', async () => {
  assert.equal((await start(INVITED, 'Own')).status, 200);
  for (const [username, name] of [
    [INVITED, 'Open'],
    [STRANGER, 'Open'],
    [RUNNER, 'Own'],
  ] as const) {
    const { status, text } = await start(username, name);
    assert.deepEqual([status, /don't have permission to run the flow/.test(text)], [403, true]);
  }
});

test('a flow in user mode calls classes that its user has access to', async () => {
  const { status, text } = await start(RUNNER, 'Open');
  assert.deepEqual([status, /You do not have access to the Apex class named: Shout/.test(text)], [400, true]);
});
