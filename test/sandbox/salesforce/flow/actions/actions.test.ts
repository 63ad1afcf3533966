import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openProject } from '../../apex/open-project.ts';
import { metadataFile, writeProject } from '../../apex/served/sample-project.ts';
import { administratorOf } from '../../data/org.ts';
import { ApexList } from '../../apex/values/list.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { textOf } from '../../apex/values/text.ts';
import { outboxOf } from '../../workflow/email/outbox.ts';
import { openFlowOrg } from '../engine/flow-org.ts';
import type { ActionInput, ActionOutcome } from './contract.ts';
import { flowActions } from './index.ts';
import { notificationsOf } from './notification-tray.ts';

const PRICE = `
public class Price {
  public class Request {
    @InvocableVariable(required=true) public String name;
    @InvocableVariable public Integer pieces = 1;
  }
  public class Result { @InvocableVariable public Decimal total; @InvocableVariable public List<String> names; }
  public static Integer calls = 0;
  @InvocableMethod(label='Price')
  public static List<Result> of(List<Request> requests) {
    calls++;
    List<Result> results = new List<Result>();
    for (Request one : requests) {
      if (one.name == 'bad') { insert new Account(Name = 'never'); throw new IllegalArgumentException('no price for bad'); }
      Result result = new Result();
      result.total = one.pieces * 10 + calls;
      result.names = new List<String>{ one.name };
      results.add(result);
    }
    return results;
  }
}`;

const UPPER = `
public class Upper {
  @InvocableMethod public static List<String> of(List<String> texts) {
    List<String> results = new List<String>();
    for (String text : texts) results.add(text?.toUpperCase());
    return results;
  }
}`;

const SHORT = `
public class Shorter {
  @InvocableMethod public static List<String> of(List<String> texts) { return new List<String>{ 'one' }; }
}`;

const ALARM = metadataFile(
  'CustomNotificationType',
  '<customNotifTypeName>Alarm</customNotifTypeName><desktop>true</desktop><masterLabel>Alarm</masterLabel><mobile>false</mobile>',
);

const open = (context: TestContext) => {
  const project = writeProject({
    'classes/Price.cls': PRICE,
    'classes/Upper.cls': UPPER,
    'classes/Shorter.cls': SHORT,
    'notificationtypes/Alarm.notiftype-meta.xml': ALARM,
  });
  context.after(() => project.remove());
  const { apex, problems } = openProject({ directories: [project.directory] });
  assert.deepEqual(problems, []);
  const flows = openFlowOrg({ apex, flows: [], actions: flowActions });
  const run = (actionType: string, actionName: string, inputs: readonly ActionInput[]): readonly ActionOutcome[] =>
    apex.transact({ caller: administratorOf(apex.org), quiddity: 'SYNCHRONOUS' }, () =>
      flows.action(actionType).run(inputs, {
        ...{ flows, actionType, actionName, mode: 'system' },
        ...{ flow: 'Sample', element: 'Act', dataTypeMappings: [] },
      }),
    );
  return { org: apex.org, run };
};

const shown = (outcomes: readonly ActionOutcome[]) =>
  outcomes.map((one) =>
    'error' in one
      ? one.error
      : Object.fromEntries(Object.entries(one.outputs).map(([name, value]) => [name, textOf(value)])),
  );

test('a method is called once for all interviews, which get their results by name', (context) => {
  const { run } = open(context);
  assert.deepEqual(shown(run('apex', 'price', [{ name: 'Box', pieces: Decimal.of('3') }, { NAME: 'Bag' }])), [
    { total: '31', names: '(Box)' },
    { total: '11', names: '(Bag)' },
  ]);
});

test('plain lists have one input and one output', (context) => {
  const { run } = open(context);
  assert.deepEqual(shown(run('apex', 'Upper', [{ texts: 'a' }, { texts: null }])), [
    { output: 'A' },
    { output: 'null' },
  ]);
});

test('an exception fails every interview of the call and takes back what the method wrote', (context) => {
  const { run, org } = open(context);
  const message = 'An Apex error occurred: System.IllegalArgumentException: no price for bad';
  assert.deepEqual(shown(run('apex', 'Price', [{ name: 'good' }, { name: 'bad' }])), [message, message]);
  assert.equal([...org.rows('Account')].length, 0);
});

test('a method must answer for each interview', (context) => {
  const { run } = open(context);
  const message =
    'The number of results does not match the number of interviews that were executed in a single bulk execution request.';
  assert.deepEqual(shown(run('apex', 'Shorter', [{ texts: 'a' }, { texts: 'b' }])), [message, message]);
});

test('emails stand in the outbox once the transaction has committed', (context) => {
  const { run, org } = open(context);
  const [sent, refused] = run('emailSimple', 'emailSimple', [
    {
      emailAddresses: 'ann@depot.example, bob@depot.example',
      emailSubject: 'Late',
      emailBody: 'Shipment S-1 is late.',
    },
    { emailSubject: 'Late', emailBody: 'To nobody' },
  ]);
  assert.deepEqual([sent, refused], [{ outputs: {} }, { error: 'Missing required input parameter: emailAddresses' }]);
  assert.deepEqual(
    outboxOf(org)
      .sent()
      .map(({ to, subject, body, source }) => ({ to, subject, body, source })),
    [
      {
        to: ['ann@depot.example', 'bob@depot.example'],
        subject: 'Late',
        body: 'Shipment S-1 is late.',
        source: 'Flow Sample',
      },
    ],
  );
});

test('a custom notification of a known type is kept for whoever shows it', (context) => {
  const { run, org } = open(context);
  const [type] = [...org.rows('CustomNotificationType')];
  const { userId } = administratorOf(org);
  const outcomes = run('customNotificationAction', 'customNotificationAction', [
    {
      customNotifTypeId: type?.Id,
      recipientIds: new ApexList('List<String>', [userId]),
      title: 'Late',
      body: 'Shipment S-1',
    },
    { customNotifTypeId: 'none', recipientIds: new ApexList('List<String>', [userId]), body: 'Shipment S-1' },
  ]);
  assert.deepEqual(outcomes, [{ outputs: {} }, { error: "The notification type none doesn't exist." }]);
  const [notification] = notificationsOf(org).sent();
  assert.deepEqual(
    [notification?.type, notification?.recipientIds, notification?.body],
    ['Alarm', [userId], 'Shipment S-1'],
  );
});

test('a post becomes a feed item of the record it is written to', (context) => {
  const { run, org } = open(context);
  const caller = administratorOf(org);
  const [account] = org.insert(caller, { object: 'Account', records: [{ Name: 'Depot' }], allOrNone: true });
  const outcomes = run('chatterPost', 'chatterPost', [
    { subjectNameOrId: account?.id, text: 'Welcome' },
    { subjectNameOrId: 'nobody@depot.example', text: 'Welcome' },
  ]);
  assert.equal(shown(outcomes)[1], 'There is no user or record nobody@depot.example to post to.');
  assert.deepEqual(
    [...org.rows('FeedItem')].map(({ ParentId, Body, Type }) => ({ ParentId, Body, Type })),
    [{ ParentId: account?.id, Body: 'Welcome', Type: 'TextPost' }],
  );
});

test('action types that the sandbox lacks are refused by name', (context) => {
  const { run } = open(context);
  assert.throws(() => run('quickAction', 'NewTask', [{}]), /does not support flow actions of type quickAction/);
});
