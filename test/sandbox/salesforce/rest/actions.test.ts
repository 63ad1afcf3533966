import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { metadataFile } from '../apex/served/sample-project.ts';
import { startApexOrg } from '../apex/served/start-apex-org.ts';
import type { Client } from '../fixtures/start-shipping-org.ts';

const WEIGH = `
public class Weigh {
  public class Request {
    @InvocableVariable(label='Pieces' required=true) public Integer pieces;
    @InvocableVariable public Date day;
  }
  public class Result {
    @InvocableVariable public Decimal grams;
    @InvocableVariable public Date day;
  }
  @InvocableMethod(label='Weigh pieces' description='What they weigh')
  public static List<Result> of(List<Request> requests) {
    List<Result> results = new List<Result>();
    for (Request one : requests) {
      if (one.pieces < 0) { insert new Account(Name = 'never'); throw new IllegalArgumentException('too few'); }
      Result result = new Result();
      result.grams = one.pieces * 1.5;
      result.day = one.day;
      results.add(result);
    }
    insert new Account(Name = 'weighed ' + requests.size());
    return results;
  }
}`;

const element = (name: string, value: string): string => `<${name}>${value}</${name}>`;

const variable = (name: string, dataType: string, flags: string): string =>
  element('variables', element('name', name) + element('dataType', dataType) + flags);

const GREET = metadataFile(
  'Flow',
  `<apiVersion>68.0</apiVersion><label>Greet somebody</label><processType>AutoLaunchedFlow</processType><status>Active</status>
   <start><connector><targetReference>Say</targetReference></connector></start>
   ${variable('who', 'String', '<isInput>true</isInput>')}
   ${variable('times', 'Number', '<isInput>true</isInput><scale>0</scale>')}
   ${variable('greeting', 'String', '<isOutput>true</isOutput>')}
   <assignments><name>Say</name><label>Say</label><assignmentItems><assignToReference>greeting</assignToReference>
   <operator>Assign</operator><value><stringValue>Hello {!who}, {!times} times</stringValue></value></assignmentItems></assignments>`,
);

const FAIL = metadataFile(
  'Flow',
  `<apiVersion>68.0</apiVersion><label>Fail</label><processType>AutoLaunchedFlow</processType><status>Active</status>
   <start><connector><targetReference>Make</targetReference></connector></start>
   ${variable('name', 'String', '<isInput>true</isInput>')}
   <recordCreates><name>Make</name><label>Make</label><object>Account</object><inputAssignments><field>Name</field>
   <value><elementReference>name</elementReference></value></inputAssignments></recordCreates>`,
);

let client: Client;

before(async () => {
  client = await startApexOrg({
    'classes/Weigh.cls': WEIGH,
    'flows/Greet.flow-meta.xml': GREET,
    'flows/Fail.flow-meta.xml': FAIL,
  });
});
after(() => client.stop());

const names = (): readonly string[] => [...client.sandbox.org.rows('Account')].map(({ Name }) => String(Name));

test('actions are listed by their families', async () => {
  const root = '/services/data/v68.0/actions';
  assert.deepEqual((await client.call('GET', '/actions')).body, {
    custom: `${root}/custom`,
    standard: `${root}/standard`,
  });
  assert.deepEqual((await client.call('GET', '/actions/custom')).body, {
    apex: `${root}/custom/apex`,
    flow: `${root}/custom/flow`,
  });
  assert.deepEqual((await client.call('GET', '/actions/custom/apex')).body, {
    actions: [{ label: 'Weigh pieces', name: 'Weigh', type: 'APEX', url: `${root}/custom/apex/Weigh` }],
  });
});

test('a flow tells its inputs and outputs', async () => {
  const { status, body } = await client.call('GET', '/actions/custom/flow/Greet');
  assert.equal(status, 200);
  const shared = { description: '', maxOccurs: 1, picklistValues: null, sobjectType: null };
  assert.deepEqual(body, {
    description: '',
    inputs: [
      { byteLength: 0, ...shared, label: 'who', name: 'who', type: 'STRING', required: false },
      { byteLength: 0, ...shared, label: 'times', name: 'times', type: 'NUMBER', required: false },
    ],
    label: 'Greet somebody',
    name: 'Greet',
    outputs: [{ ...shared, label: 'greeting', name: 'greeting', type: 'STRING' }],
    standard: false,
    targetEntityName: null,
    type: 'FLOW',
  });
});

test('a flow runs once for each input and answers each', async () => {
  const { status, body } = await client.call('POST', '/actions/custom/flow/Greet', {
    inputs: [
      { who: 'Ann', times: 2 },
      { who: 'Bob', times: 3 },
    ],
  });
  assert.equal(status, 200);
  const result = (greeting: string) => ({
    actionName: 'Greet',
    errors: null,
    isSuccess: true,
    outputValues: { greeting, Flow__InterviewStatus: 'Finished' },
  });
  assert.deepEqual(body, [result('Hello Ann, 2 times'), result('Hello Bob, 3 times')]);
});

test('a class is called once for all inputs, and what it wrote stays', async () => {
  const { status, body } = await client.call('POST', '/actions/custom/apex/Weigh', {
    inputs: [{ pieces: 2, day: '2026-03-01' }, { pieces: 3 }],
  });
  assert.equal(status, 200);
  const result = (grams: number, day: string | null) => ({
    actionName: 'of',
    errors: null,
    isSuccess: true,
    outputValues: { grams, day },
  });
  assert.deepEqual(body, [result(3, '2026-03-01'), result(4.5, null)]);
  assert.deepEqual(names(), ['weighed 2']);
});

test('a failure is told for each input, and nothing of the call stays', async () => {
  const { status, body } = await client.call('POST', '/actions/custom/apex/Weigh', { inputs: [{ pieces: -1 }] });
  assert.equal(status, 400);
  const message = 'An Apex error occurred: System.IllegalArgumentException: too few';
  assert.deepEqual(body, [
    {
      actionName: 'of',
      errors: [{ statusCode: 'APEX_ERROR', message, fields: [] }],
      isSuccess: false,
      outputValues: null,
    },
  ]);
  assert.deepEqual(names(), ['weighed 2']);
});

test('a flow that fails for one input takes back what it did for the others', async () => {
  const { status } = await client.call('POST', '/actions/custom/flow/Fail', {
    inputs: [{ name: 'Good' }, { name: null }],
  });
  assert.equal(status, 400);
  assert.deepEqual(names(), ['weighed 2']);
});

test('inputs that the action does not take are refused before anything runs', async () => {
  const call = async (input: object) =>
    (await client.call('POST', '/actions/custom/apex/Weigh', { inputs: [input] })).body;
  const refused = (message: string) => [
    {
      actionName: 'of',
      errors: [{ statusCode: 'INVALID_API_INPUT', message, fields: [] }],
      isSuccess: false,
      outputValues: null,
    },
  ];
  assert.deepEqual(await call({}), refused('Missing required input parameter: pieces'));
  assert.deepEqual(await call({ pieces: 1, colour: 'red' }), refused("The input parameter colour doesn't exist."));
});

test('an action that is not there is not found', async () => {
  assert.equal((await client.call('POST', '/actions/custom/flow/Nobody', { inputs: [{}] })).status, 404);
  assert.equal((await client.call('GET', '/actions/custom/apex/Nobody')).status, 404);
});

test('an org does not start with a flow that a deploy would refuse, and says all that is wrong', async () => {
  const broken = GREET.replace('<targetReference>Say', '<targetReference>Sing').replace('{!who}', '{!whom}');
  await assert.rejects(startApexOrg({ 'flows/Broken.flow-meta.xml': broken }), {
    name: 'FlowsRefused',
    message: [
      'The flows are refused.',
      'Broken: Start (Start) - The connector leads to "Sing", which isn\'t an element of the flow.',
      'Broken: Say (Assignment) - The element has an invalid reference to "whom".',
    ].join('\n'),
  });
});
