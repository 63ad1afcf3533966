/** The sharing keyword of a class, and what it means for the code that the class calls: two users, private records. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { virtualClock } from '../../shared/clock.ts';
import { seededRandom } from '../../shared/random.ts';
import { Unsupported } from '../../shared/unsupported.ts';
import { metadata } from '../access/sample-org.ts';
import { openApexData } from '../apex/data/apex-data.ts';
import { letTriggersRun } from '../apex/data/run-triggers.ts';
import { soqlCompiler } from '../apex/data/soql-compiler.ts';
import { openApexOrg } from '../apex/apex-org.ts';
import { standardLibrary } from '../apex/library/index.ts';
import { openProgram } from '../apex/program/program.ts';
import type { Quiddity } from '../apex/runtime/transaction.ts';
import { writeProject } from '../apex/served/sample-project.ts';
import { parseUnit } from '../apex/syntax/parse-unit.ts';
import { textOf } from '../apex/values/text.ts';
import { administratorOf, openOrg } from '../data/org.ts';
import { recordId } from '../data/record-id.ts';
import { SHIPPING_SOURCE } from '../fixtures/shipping-org.ts';
import { loadSchema } from '../schema/load-schema.ts';

const REASON = metadata('SharingReason', '<fullName>Referee__c</fullName><label>Referee</label>');

const project = writeProject({
  'objects/Match__c/Match__c.object-meta.xml': metadata(
    'CustomObject',
    '<label>Match</label><pluralLabel>Matches</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>Private</sharingModel>',
  ),
  'objects/Match__c/sharingReasons/Referee__c.sharingReason-meta.xml': REASON,
  'objects/Opportunity/Opportunity.object-meta.xml': metadata('CustomObject', '<sharingModel>Private</sharingModel>'),
});
after(() => project.remove());

/** `name` counts the deals it sees; `Ask` classes count through another class that leaves sharing open. */
const counting = (keyword: string, name: string): string => `public ${keyword} class ${name} {
  public static Integer count() { return [SELECT COUNT() FROM Opportunity WITH SYSTEM_MODE]; }
  public Integer seen { get { return Omitted.count(); } }
  public Integer atStart = Omitted.count();
  public static Integer viaOmitted() { return Omitted.count(); }
  public static Integer viaInherited() { return Inherited.count(); }
  public static Integer viaWithout() { return Without.count() * 10 + Omitted.count(); }
  public static Integer viaWith() { return With.count() * 10 + Omitted.count(); }
  public static Integer viaPrivate() { return new Made().own(); }
  public static Integer viaText() { return Omitted.text(); }
  public class Made { public Integer own() { return hidden(); } private Integer hidden() { return [SELECT COUNT() FROM Opportunity WITH SYSTEM_MODE]; } }
}`;

type Source = { readonly text: string; readonly apiVersion?: number };

const SOURCES: Readonly<Record<string, Source>> = {
  'Omitted.cls': {
    text: `public class Omitted {
      public static Integer count() { return [SELECT COUNT() FROM Opportunity]; }
      public static Integer text() { return Database.countQuery('SELECT COUNT() FROM Opportunity'); }
      public static Integer viaInherited() { return Inherited.count(); }
    }`,
  },
  'Inherited.cls': {
    text: `public inherited sharing class Inherited {
      public static Integer count() { return [SELECT COUNT() FROM Opportunity]; }
      public static Integer viaOmitted() { return Omitted.count(); }
    }`,
  },
  'With.cls': { text: counting('with sharing', 'With').replace('With.count() * 10', '0') },
  'Without.cls': { text: counting('without sharing', 'Without').replace('Without.count() * 10', '0') },
  'Newer.cls': { text: counting('', 'Newer'), apiVersion: 67 },
  'Child.cls': {
    text: 'public class Child extends Parent { public static Integer count() { return Omitted.count(); } }',
  },
  'Parent.cls': { text: 'public virtual with sharing class Parent { }' },
  'Noted.cls': { text: 'public class Noted { public static Integer count; }' },
  'OnAccount.trigger': {
    text: 'trigger OnAccount on Account (before insert) { Noted.count = Omitted.count() * 10 + Inherited.count(); }',
    apiVersion: 67,
  },
  'Saving.cls': {
    text: `public with sharing class Saving {
      public static Integer seen() { insert as system new Account(Name = 'One'); return Noted.count * 10 + Omitted.count(); }
    }`,
  },
};

const open = () => {
  const org = openOrg({
    schema: loadSchema({ sourceDirectories: [SHIPPING_SOURCE, project.directory] }),
    clock: virtualClock(),
    orgId: recordId('00D', 1),
    publish: () => {
      throw new Unsupported('events in this test');
    },
  });
  const units = Object.entries(SOURCES).map(([file, { text, apiVersion = 66 }]) => {
    const parsed = parseUnit({ file, text, kind: file.endsWith('.trigger') ? 'trigger' : 'class' });
    if (!('unit' in parsed)) throw new Error(JSON.stringify(parsed.problems));
    return { unit: parsed.unit, file, apiVersion };
  });
  const program = openProgram({ schema: org.schema, library: standardLibrary, soql: soqlCompiler(org.schema), units });
  assert.deepEqual(program.problems, []);
  const administrator = administratorOf(org);
  const data = openApexData({ org, program });
  const apex = openApexOrg({ org, program, data, administrator, random: seededRandom('modes') });
  letTriggersRun(apex);
  const runAnonymous = (text: string): void => {
    const parsed = parseUnit({ file: 'AnonymousBlock', text, kind: 'anonymous' });
    if (!('unit' in parsed)) throw new Error(JSON.stringify(parsed.problems));
    const block = program.compileBlock({ unit: parsed.unit, file: 'AnonymousBlock', apiVersion: 66 });
    assert.deepEqual(block.problems, []);
    block.run();
  };
  apex.transact({ caller: administrator, quiddity: 'ANONYMOUS' }, () =>
    runAnonymous(`insert new Opportunity(Name = 'Deal', StageName = 'Prospecting', CloseDate = Date.today());
      insert new User(Username = 'one@test.example', LastName = 'One', Email = 'one@test.example', Alias = 'one',
        TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US',
        ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);`),
  );
  const [user] = [...org.rows('User')].filter(({ Username }) => Username === 'one@test.example');
  const caller = { userId: String(user?.Id), username: 'one@test.example' };
  const enter = (className: string, method = 'count', quiddity: Quiddity = 'QUEUEABLE'): string =>
    apex.transact({ caller, quiddity }, () => textOf(program.callStatic(className, `${method.toLowerCase()}()`)));
  return { enter, apex, caller, runAnonymous };
};

const org = open();

test('code without a keyword runs in the mode of its caller', () => {
  assert.equal(org.enter('With', 'viaOmitted'), '0');
  assert.equal(org.enter('Without', 'viaOmitted'), '1');
  assert.equal(org.enter('With', 'viaInherited'), '0');
  assert.equal(org.enter('Without', 'viaInherited'), '1');
  assert.equal(org.enter('With', 'viaText'), '0');
});

test('a caller goes on in its own mode after what it called', () => {
  assert.equal(org.enter('With', 'viaWithout'), '10');
  assert.equal(org.enter('Without', 'viaWith'), '1');
});

test('an inner class has no keyword from the class around it', () => {
  assert.equal(org.enter('Without', 'viaPrivate'), '1');
  assert.equal(org.enter('With', 'viaPrivate'), '0');
});

test('an entry point shares with inherited sharing, and without a keyword only where a component calls it', () => {
  assert.equal(org.enter('Inherited'), '0');
  assert.equal(org.enter('Inherited', 'viaOmitted'), '0');
  assert.equal(org.enter('Omitted'), '1');
  assert.equal(org.enter('Omitted', 'viaInherited'), '1');
  assert.equal(org.enter('Omitted', 'count', 'AURA'), '0');
  assert.equal(org.enter('Omitted', 'viaInherited', 'AURA'), '0');
});

test('a class of version 67 shares unless it says otherwise, a class that extends one that shares does too', () => {
  assert.equal(org.enter('Newer'), '0');
  assert.equal(org.enter('Newer', 'viaOmitted'), '0');
  assert.equal(org.enter('Child'), '0');
});

test('a trigger and what it calls see everything, and the code that saved goes on sharing', () => {
  assert.equal(org.enter('Saving', 'seen'), '110');
});

test('properties and initial values of a class run in its mode', () => {
  const seen = (className: string): string => {
    const { apex, caller, runAnonymous } = org;
    return apex.transact({ caller, quiddity: 'ANONYMOUS' }, (running) => {
      runAnonymous(`${className} one = new ${className}(); System.debug(one.seen + ' ' + one.atStart);`);
      return running.log.at(-1)?.split('|').at(-1) ?? '';
    });
  };
  assert.match(seen('Without'), /1 1$/);
  assert.match(seen('With'), /0 0$/);
});

test('anonymous code shares, and so does what it calls', () => {
  const { apex, caller, runAnonymous } = org;
  const line = apex.transact({ caller, quiddity: 'ANONYMOUS' }, (running) => {
    runAnonymous("System.debug([SELECT COUNT() FROM Opportunity] + ' ' + Omitted.count());");
    return running.log.at(-1);
  });
  assert.match(line ?? '', /0 0$/);
});

test('Apex shares a record for a reason of the object, by the name that the reason has as a constant', () => {
  const { apex, caller, runAnonymous } = org;
  apex.transact({ caller: administratorOf(apex.org), quiddity: 'ANONYMOUS' }, () =>
    runAnonymous(`Match__c shared = new Match__c(Name = 'Shared'), byHand = new Match__c(Name = 'By hand');
      insert new List<Match__c>{ shared, byHand, new Match__c(Name = 'Hidden') };
      insert new List<Match__Share>{
        new Match__Share(ParentId = shared.Id, UserOrGroupId = '${caller.userId}', AccessLevel = 'Read',
          RowCause = Schema.Match__Share.RowCause.Referee__c),
        new Match__Share(ParentId = byHand.Id, UserOrGroupId = '${caller.userId}', AccessLevel = 'Edit',
          RowCause = Match__Share.rowCause.Manual) };
      System.assertEquals(1, [SELECT COUNT() FROM Match__Share WHERE RowCause = :Match__Share.RowCause.Referee__c]);`),
  );
  const line = apex.transact({ caller, quiddity: 'ANONYMOUS' }, (running) => {
    runAnonymous('System.debug([SELECT COUNT() FROM Match__c WITH SYSTEM_MODE]);');
    return running.log.at(-1);
  });
  assert.match(line ?? '', /2$/);
});
