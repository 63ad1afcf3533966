/** Apex REST answers who has access to its class. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { metadata, permissionSet, startAccessOrg, userPermission } from './sample-org.ts';

const INVITED = 'invited@shipping.example';
const STRANGER = 'stranger@shipping.example';
const MINIMUM = 'Minimum Access - Salesforce';

const org = await startAccessOrg(
  {
    'classes/Ping.cls': `@RestResource(urlMapping='/ping') global class Ping {
      @HttpGet global static String answer() { return UserInfo.getUserName(); }
    }`,
    'classes/Ping.cls-meta.xml': metadata('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
    'permissionsets/Api.permissionset-meta.xml': permissionSet('Api', userPermission('ApiEnabled')),
    'permissionsets/Ping.permissionset-meta.xml': permissionSet(
      'Ping',
      '<classAccesses><apexClass>Ping</apexClass><enabled>true</enabled></classAccesses>',
    ),
  },
  [
    { username: INVITED, profile: MINIMUM, permissionSets: ['Api', 'Ping'] },
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
