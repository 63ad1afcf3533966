import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unsupportedName } from './class-type.ts';
import { openSample, unitOf } from './sample-types.ts';
import { typeReference } from './type-text.ts';
import { isUnknown } from './type.ts';

test('names of the language are canonical whatever their case and namespace', () => {
  const { types } = openSample();
  const names: readonly (readonly [string, string])[] = [
    ['STRING', 'String'],
    ['system.string', 'String'],
    ['ID', 'Id'],
    ['datetime', 'Datetime'],
    ['map<id,list<account>>', 'Map<Id,List<Account>>'],
    ['schema.account', 'Account'],
    ['SObjectField', 'Schema.SObjectField'],
    ['Database.Batchable<sObject>', 'Database.Batchable<SObject>'],
    ['Integer[][]', 'List<List<Integer>>'],
    ['shipment__C', 'Shipment__c'],
  ];
  for (const [written, name] of names) assert.equal(types.find(written)?.name, name);
  assert.equal(types.named('Object').kind, 'object');
  assert.equal(types.named('Account').kind, 'sobject');
  assert.equal(types.named('Comparable').kind, 'interface');
});

test('inner types come before those of the outer class, its superclass, the project, the library and the schema', () => {
  const { types } = openSample(
    'public virtual class Base { public class Shared {} public class Own {} }',
    'public class Account { }',
    'public class Shell extends Base { public class Own {} public class Yolks { Own a; Shared b; Account c; Schema.Account d; Base.Own e; } }',
  );
  const inner = types.find('Shell.Yolks')?.info;
  assert.ok(inner);
  assert.deepEqual(
    [...inner.fields().values()].map(({ type }) => `${type.kind} ${type.name}`),
    ['class Shell.Own', 'class Base.Shared', 'class Account', 'sobject Account', 'class Base.Own'],
  );
  assert.equal(types.find('Own'), undefined);
  assert.equal(types.find('Own', inner)?.name, 'Shell.Own');
});

test('a class may extend and implement its own inner types and those of another', () => {
  const { types, problems } = openSample(
    'public class A extends B.Part implements Doing { public interface Doing {} }',
    'public class B { public virtual class Part extends Far {} public virtual class Far {} }',
  );
  assert.deepEqual(
    types.superclassChain(types.named('A')).map(({ name }) => name),
    ['A', 'B.Part', 'B.Far'],
  );
  assert.equal(types.named('A').info?.interfaces()[0]?.name, 'A.Doing');
  assert.deepEqual(problems, []);
});

test('a type that does not exist is reported once, with its file and place', () => {
  const { types, problems } = openSample('public class A {\n  Missing__c one;\n}');
  const a = types.named('A').info;
  assert.ok(a);
  assert.equal(a.fields().get('one')?.type.kind, 'unknown');
  types.resolve(typeReference('String'), a);
  a.fields();
  assert.deepEqual(problems, [{ file: '0.cls', at: { line: 2, column: 3 }, message: 'Invalid type: Missing__c' }]);
});

test('type arguments must be as many as the class takes', () => {
  const { types, problems } = openSample('public class A { List one; String<Id> two; Map<Id> three; }');
  types.named('A').info?.fields();
  assert.deepEqual(
    problems.map(({ message }) => message),
    [
      'No type arguments provided for a parameterized type: List',
      'Type arguments provided for a non-parameterized type: String',
      'Invalid type argument count for Map: expected 2 but found 1',
    ],
  );
});

test('a class of the platform that the sandbox lacks is unknown but keeps its name', () => {
  const { types, problems } = openSample('public class A { Messaging.InboundEmail mail; ConnectApi.FeedItem item; }');
  const fields = [...(types.named('A').info?.fields().values() ?? [])];
  assert.deepEqual(
    fields.map(({ type }) => unsupportedName(type)),
    ['Messaging.InboundEmail', 'ConnectApi.FeedItem'],
  );
  assert.ok(fields.every(({ type }) => isUnknown(type)));
  assert.deepEqual(problems, []);
  const returns = types.named('HttpRequest').info?.methods().get('asemail')?.[0]?.returnType;
  assert.equal(returns && unsupportedName(returns), 'Messaging.SingleEmailMessage');
});

test('a class of the project hides the namespace of its name', () => {
  const { types } = openSample('public class Database { public class Mine {} }');
  assert.equal(types.find('Database.QueryLocator'), undefined);
  assert.equal(types.find('Database.Mine')?.name, 'Database.Mine');
});

test('an inner type without a modifier is out of sight for other classes', () => {
  const { types, problems } = openSample(
    'public class A { class Secret {} @TestVisible private class Seen {} Secret mine; }',
    'public class B { A.Secret theirs; }',
    '@IsTest private class BTest { A.Seen seen; A.Secret secret; }',
  );
  for (const info of types.userClasses()) info.fields();
  assert.deepEqual(
    problems.map(({ file, message }) => `${file}: ${message}`),
    ['1.cls: Type is not visible: A.Secret', '2.cls: Type is not visible: A.Secret'],
  );
});

test('nonsense has no type: `find` says so, `named` throws', () => {
  const { types } = openSample();
  for (const text of ['', 'No.Such', 'List<', 'a b', 'List<Nothing__c>', '1'])
    assert.equal(types.find(text), undefined);
  assert.throws(() => types.named('List<Nothing__c>'), { message: 'Invalid type: Nothing__c' });
  assert.equal(types.sobject('Nothing__c'), undefined);
});

test('two classes of one name are one too many', () => {
  const { types, problems } = openSample('public class A { }', 'public class a { }');
  assert.equal(types.userClasses().length, 1);
  assert.deepEqual(
    problems.map(({ file, message }) => `${file}: ${message}`),
    ['1.cls: Type name already in use: a'],
  );
});

test('triggers and anonymous blocks are classes for what is declared in them', () => {
  const { types } = openSample('public class A { }');
  const trigger = types.declare(unitOf('trigger T on Account (before insert) { Integer n = 0; }', 'T.trigger'));
  const block = types.declare(unitOf('A twice(A one) { return one; }', 'block.apex'));
  assert.equal(trigger.name, 'T');
  assert.equal(block.methods().get('twice')?.[0]?.key, 'twice(a)');
  assert.equal(types.find('T'), undefined);
});
