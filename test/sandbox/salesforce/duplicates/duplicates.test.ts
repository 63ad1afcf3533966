import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { z } from 'zod';
import { startApexOrg } from '../apex/served/start-apex-org.ts';
import { metadataFile } from '../apex/served/sample-project.ts';
import { xml, type Tree } from '../flow/starts/fixtures/source-texts.ts';
import { matchBy } from './matching-methods.ts';

const rule = (more: Tree): string =>
  metadataFile(
    'DuplicateRule',
    xml({
      actionOnInsert: 'Block',
      actionOnUpdate: 'Allow',
      alertText: 'Use one of these records?',
      isActive: 'true',
      masterLabel: 'Rule',
      operationsOnUpdate: ['Alert', 'Report'],
      securityOption: 'BypassSharingRules',
      sortOrder: '1',
      ...more,
    }),
  );

const matching = (...items: readonly (readonly [field: string, method: string])[]): Tree => ({
  label: 'Rule',
  ruleStatus: 'Active',
  matchingRuleItems: items.map(([fieldName, matchingMethod]) => ({
    blankValueBehavior: 'NullNotAllowed',
    fieldName,
    matchingMethod,
  })),
});

const { call, connection, sandbox, stop } = await startApexOrg({
  'duplicateRules/Account.Same_Company.duplicateRule-meta.xml': rule({
    duplicateRuleMatchRules: { matchRuleSObjectType: 'Account', matchingRule: 'Company_In_City' },
  }),
  'duplicateRules/Lead.Known_Contact.duplicateRule-meta.xml': rule({
    actionOnInsert: 'Allow',
    operationsOnInsert: ['Alert', 'Report'],
    duplicateRuleFilter: {
      duplicateRuleFilterItems: { field: 'Company', operation: 'notEqual', value: 'Unfiltered', sortOrder: '1', table: 'Lead' },
    },
    duplicateRuleMatchRules: {
      matchRuleSObjectType: 'Contact',
      matchingRule: 'Same_Mail',
      objectMapping: {
        inputObject: 'Lead',
        outputObject: 'Contact',
        mappingFields: { inputField: 'Email', outputField: 'Email' },
      },
    },
  }),
  'matchingRules/Account.matchingRule-meta.xml': metadataFile(
    'MatchingRules',
    xml({ matchingRules: { fullName: 'Company_In_City', ...matching(['Name', 'CompanyName'], ['BillingCity', 'Exact']) } }),
  ),
  'matchingRules/Contact.matchingRule-meta.xml': metadataFile(
    'MatchingRules',
    xml({ matchingRules: { fullName: 'Same_Mail', ...matching(['Email', 'Exact']) } }),
  ),
}); // prettier-ignore
after(stop);

const answer = z.array(
  z.object({
    errorCode: z.string(),
    message: z.string(),
    duplicateResut: z.object({
      allowSave: z.boolean(),
      duplicateRule: z.string(),
      duplicateRuleEntityType: z.string(),
      matchResults: z.array(
        z.object({
          entityType: z.string(),
          matchEngine: z.string(),
          rule: z.string(),
          size: z.number(),
          matchRecords: z.array(z.object({ record: z.record(z.string(), z.unknown()) })),
        }),
      ),
    }),
  }),
);
const created = z.object({ id: z.string() });
const make = async (object: string, fields: object): Promise<string> => {
  const { body, status } = await call('POST', `/sobjects/${object}`, fields);
  assert.equal(status, 201, JSON.stringify(body));
  return created.parse(body).id;
};

describe('a duplicate rule', () => {
  test('that blocks refuses what is like a record, and tells which', async () => {
    const first = await make('Account', { Name: 'Northern Harbour Ltd', BillingCity: 'Kiel' });
    const { status, body } = await call('POST', '/sobjects/Account', { Name: 'northern harbor', BillingCity: 'Kiel' });
    assert.equal(status, 400);
    const [error] = answer.parse(body);
    assert.deepEqual([error?.errorCode, error?.message], ['DUPLICATES_DETECTED', 'Use one of these records?']);
    assert.partialDeepStrictEqual(error?.duplicateResut, {
      allowSave: false,
      duplicateRule: 'Same_Company',
      duplicateRuleEntityType: 'Account',
      matchResults: [{ entityType: 'Account', matchEngine: 'FuzzyMatchEngine', rule: 'Company_In_City', size: 1, matchRecords: [{ record: { Id: first } }] }],
    }); // prettier-ignore
    await make('Account', { Name: 'Northern Harbour Ltd', BillingCity: 'Rostock' });
  });

  test('tells Apex what it found', async () => {
    const code = `Database.SaveResult saved = Database.insert(new Lead(LastName = 'New', Company = 'Told', Email = 'told@shipping.example'), false);
      Database.Error error = saved.getErrors()[0];
      Datacloud.DuplicateResult result = ((Database.DuplicateError) error).getDuplicateResult();
      Datacloud.MatchResult matches = result.getMatchResults()[0];
      SObject found = matches.getMatchRecords()[0].getRecord();
      System.assertEquals('Known_Contact true Contact 1 Told', String.join(new List<Object>{ result.getDuplicateRule(), result.isAllowSave(),
        matches.getEntityType(), matches.getSize(), [SELECT LastName FROM Contact WHERE Id = :found.Id].LastName }, ' '));
      System.assertEquals(StatusCode.DUPLICATES_DETECTED, error.getStatusCode());
      System.assert(!(Database.insert(new Lead(), false).getErrors()[0] instanceof Database.DuplicateError));`;
    await make('Contact', { LastName: 'Told', Email: 'told@shipping.example' });
    const ran = await call('GET', `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`);
    assert.partialDeepStrictEqual(ran.body, { success: true, exceptionMessage: null });
  });

  test('does not compare records that are saved together', async () => {
    const records = ['a', 'b'].map((Site) => ({
      attributes: { type: 'Account' },
      Name: 'Twins',
      BillingCity: 'Bonn',
      Site,
    }));
    const { body } = await call('POST', '/composite/sobjects', { allOrNone: true, records });
    assert.deepEqual(z.array(z.object({ success: z.boolean() })).parse(body), [{ success: true }, { success: true }]);
  });

  test('that warns lets the record pass for a client who says so', async () => {
    await make('Contact', { LastName: 'Known', Email: 'known@shipping.example' });
    const lead = { LastName: 'New', Company: 'One', Email: 'known@shipping.example' };
    const { body } = await call('POST', '/sobjects/Lead', lead);
    const [error] = answer.parse(body);
    assert.deepEqual([error?.duplicateResut.allowSave, error?.duplicateResut.duplicateRule], [true, 'Known_Contact']);
    await make('Lead', { ...lead, Company: 'Unfiltered' });
    const code = (allow: boolean): string =>
      `Database.DMLOptions options = new Database.DMLOptions(); options.duplicateRuleHeader.allowSave = ${allow};
      Database.SaveResult result = Database.insert(new Lead(LastName = 'New', Company = 'Two', Email = 'known@shipping.example'), options);
      System.assertEquals(${allow}, result.isSuccess());`;
    for (const allow of [true, false]) {
      const ran = await call('GET', `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code(allow))}`);
      assert.partialDeepStrictEqual(ran.body, { success: true });
    }
    assert.equal([...sandbox.org.rows('Lead')].length, 2);
    const answered = await connection.request({
      method: 'POST',
      url: '/sobjects/Lead',
      body: JSON.stringify(lead),
      headers: {
        'Content-Type': 'application/json',
        'Sforce-Duplicate-Rule-Header': 'allowSave=true; runAsCurrentUser=true',
      },
    });
    assert.partialDeepStrictEqual(answered, { success: true });
  });

  test('looks at records that change as well', async () => {
    const id = await make('Account', { Name: 'Elsewhere', BillingCity: 'Ulm' });
    const { body } = await call('PATCH', `/sobjects/Account/${id}`, { Name: 'Northern Harbour', BillingCity: 'Kiel' });
    assert.equal(answer.parse(body)[0]?.duplicateResut.allowSave, true);
    assert.equal(sandbox.org.byId('Account', id)?.Name, 'Elsewhere');
  });
});

const METHODS: readonly (readonly [method: Parameters<typeof matchBy>[0]['matchingMethod'], one: string, other: string, same: boolean])[] = [
  ['Exact', ' Kiel', 'kiel', true],
  ['City', 'Frankfurt', 'Frankfurd', true],
  ['City', 'Kiel', 'Köln', false],
  ['CompanyName', 'Acme Inc.', 'ACME Corporation', true],
  ['CompanyName', 'International Business Machines', 'IBM', true],
  ['CompanyName', 'Acme', 'Northern Harbour', false],
  ['Phone', '+1 415 555 1234', '1-415-555-1299', true],
  ['Phone', '415 555 1234', '212 555 1234', false],
  ['Zip', '94105-1804', '94105', true],
  ['Zip', '94105', '10115', false],
]; // prettier-ignore

describe('matching methods', () => {
  for (const [matchingMethod, one, other, same] of METHODS) {
    test(`${matchingMethod}: ${one} and ${other} are ${same ? '' : 'not '}the same`, () => {
      const match = matchBy({ matchingMethod, blankValueBehavior: 'NullNotAllowed', fieldName: 'Name' });
      assert.equal(match(one, other), same);
      assert.equal(match(null, null), false);
    });
  }

  test('that rest on lists of names are refused by name', () => {
    const refused = () =>
      matchBy({ matchingMethod: 'FirstName', blankValueBehavior: 'MatchBlanks', fieldName: 'Name' });
    assert.throws(refused, /The sandbox does not support the matching method FirstName/);
  });
});
