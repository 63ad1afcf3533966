import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openProject } from '../../apex/open-project.ts';
import { ApexException, uncaught } from '../../apex/runtime/exceptions.ts';
import { writeProject, type SourceFiles } from '../../apex/served/sample-project.ts';
import { textOf } from '../../apex/values/text.ts';
import { administratorOf } from '../../data/org.ts';
import { eventFiles, fieldFiles, flowFile, objectFiles, text, TEXT, to, type Tree } from './fixtures/source-texts.ts';

const name: Tree = { value: { elementReference: '$Record.Name' } };

/** A flow that creates an account called as its record, or as it says. */
const creating = (start: Tree, called: Tree = name): string =>
  flowFile('Create', {
    start,
    recordCreates: { name: 'Make', label: 'Make', object: 'Account', inputAssignments: [{ field: 'Name', ...called }] },
  });

const onRoute = (more: Tree): Tree => ({
  object: 'Route__c',
  triggerType: 'RecordAfterSave',
  recordTriggerType: 'Create',
  ...more,
});
const paths = (...scheduledPaths: readonly Tree[]): Tree => ({ scheduledPaths });
const leads: Tree = { connector: { targetReference: 'Make' } };

const number: Tree = { type: 'Number', precision: '6', scale: '0' };

/** Each counts the other up, for ever. */
const counting = (object: string, other: string): string =>
  flowFile(`Count ${other}`, {
    start: { object, triggerType: 'RecordAfterSave', recordTriggerType: 'CreateAndUpdate', ...to('Make') },
    recordCreates: {
      name: 'Make',
      label: 'Make',
      object: other,
      inputAssignments: [{ field: 'Name', ...text('again') }],
    },
  });

const FILES: SourceFiles = {
  ...objectFiles('Route__c', {}),
  ...objectFiles('Ping__c', {}),
  ...objectFiles('Pong__c', {}),
  ...objectFiles('Crew__c', { Size__c: { type: 'Summary', summaryOperation: 'sum', summaryForeignKey: 'Member__c.Crew__c', summarizedField: 'Member__c.Weight__c' }, Heavy__c: TEXT }),
  ...objectFiles('Member__c', { Weight__c: number, Crew__c: { type: 'MasterDetail', referenceTo: 'Crew__c', relationshipName: 'Members', reparentableMasterDetail: 'true' } }, { sharingModel: 'ControlledByParent' }),
  ...eventFiles('Called__e', 'PublishImmediately', { Name__c: TEXT }),
  ...fieldFiles('Account', { Mark__c: TEXT }),
  'flows/Async.flow-meta.xml': creating(onRoute(paths({ ...leads, pathType: 'AsyncAfterCommit' }))),
  'flows/Later.flow-meta.xml': creating(onRoute(paths({ ...leads, name: 'Later', label: 'Later', offsetNumber: '1', offsetUnit: 'Hours', timeSource: 'RecordTriggerEvent' })), text('later')),
  'flows/Event.flow-meta.xml': creating({ object: 'Called__e', triggerType: 'PlatformEvent', ...to('Make') }, { value: { elementReference: '$Record.Name__c' } }),
  'flows/Ping.flow-meta.xml': counting('Ping__c', 'Pong__c'),
  'flows/Pong.flow-meta.xml': counting('Pong__c', 'Ping__c'),
  'flows/Crew.flow-meta.xml': flowFile('Heavy crews', {
    start: { object: 'Crew__c', triggerType: 'RecordBeforeSave', recordTriggerType: 'Update', ...to('Mark'), filters: [{ field: 'Size__c', operator: 'GreaterThan', value: { numberValue: '100' } }] },
    assignments: { name: 'Mark', label: 'Mark', assignmentItems: { assignToReference: '$Record.Heavy__c', operator: 'Assign', ...text('yes') } },
  }),
  'classes/Runs.cls': `@IsTest public class Runs {
    private static Object names() { List<String> all = new List<String>(); for (Account one : [SELECT Name FROM Account ORDER BY Name]) all.add(one.Name); return String.join(all, ' '); }
    public static Object paths() { Test.startTest(); insert new Route__c(Name = 'north'); Object before = names(); Test.stopTest(); return before + '|' + names(); }
    public static Object events() { EventBus.publish(new Called__e(Name__c = 'called')); Object before = names(); Test.getEventBus().deliver(); return before + '|' + names(); }
    public static Object depth() { insert new Ping__c(Name = 'first'); return 'saved'; }
    public static Object rollUp() {
      Crew__c crew = new Crew__c(Name = 'c'); insert crew;
      Integer statements = Limits.getDmlStatements();
      insert new List<Member__c>{ new Member__c(Name = 'a', Crew__c = crew.Id, Weight__c = 60), new Member__c(Name = 'b', Crew__c = crew.Id, Weight__c = 70) };
      Crew__c read = [SELECT Size__c, Heavy__c FROM Crew__c];
      return read.Size__c + ' ' + read.Heavy__c + ' ' + (Limits.getDmlStatements() - statements);
    }
  }`,
}; // prettier-ignore

const project = writeProject(FILES);
after(() => project.remove());

/** What a static method answers as a test, in an org of its own. */
const inTest = (method: string): string => {
  const { apex, problems } = openProject({ directories: [project.directory] });
  assert.deepEqual(problems, []);
  let result = '';
  try {
    apex.runTest(() => void (result = textOf(apex.program.callStatic('Runs', `${method.toLowerCase()}()`))));
  } catch (thrown) {
    const error = uncaught(thrown);
    if (!(error instanceof ApexException)) throw error;
    result = error['getmessage()']();
  }
  return result;
};

describe('flows in a test of Apex', () => {
  test('run their asynchronous paths when the test says so, and no paths of a later time', () => {
    assert.equal(inTest('paths'), '|north');
  });

  test('are started by the events that the test delivers', () => {
    assert.equal(inTest('events'), '|called');
  });
});

describe('saves that start others', () => {
  test('stand no deeper in each other than sixteen', () => {
    assert.match(inTest('depth'), /CANNOT_EXECUTE_FLOW_TRIGGER.*maximum trigger depth exceeded/s);
  });

  test('are those of parents with summaries, once for a chunk, in the procedure of any save', () => {
    assert.equal(inTest('rollUp'), '130 yes 1');
  });

  test('a flow that no event or save starts does not run by itself', () => {
    const { apex } = openProject({ directories: [project.directory] });
    const { org } = apex;
    const [route] = org.insert(administratorOf(org), { object: 'Route__c', records: [{ Name: 'x' }], allOrNone: true });
    assert.equal(route?.success, true);
    assert.equal([...org.rows('Account')].length, 0);
  });
});
