import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassInfo, MethodInfo } from './class-info.ts';
import { openSample } from './sample-types.ts';

const declared = (text: string, ...others: readonly string[]): ClassInfo => {
  const [info] = openSample(text, ...others).types.userClasses();
  assert.ok(info);
  return info;
};

const keys = (methods: Iterable<readonly MethodInfo[]>): readonly string[] => [...methods].flat().map(({ key }) => key);

test('methods are known by a key of their name and canonical parameter types', () => {
  const info = declared(
    'public class A { String Greet(STRING name, list<integer> xs) { return null; } void greet(A.B b, Map<Id, Account[]> m) {} class B {} }',
  );
  assert.deepEqual(keys(info.methods().values()), ['greet(string,list<integer>)', 'greet(a.b,map<id,list<account>>)']);
  assert.equal(info.methods().get('greet')?.[0]?.visibility, 'private');
});

test('fields stand in the order written, private unless they say otherwise', () => {
  const info = declared(
    'public class A { Integer b, a; public static final String C = null; transient Date d { get; set; } }',
  );
  assert.deepEqual(
    [...info.fields().values()].map(({ name, type, visibility }) => `${visibility} ${type.name} ${name}`),
    ['private Integer b', 'private Integer a', 'public String C', 'private Date d'],
  );
  const constant = info.fields().get('c');
  assert.deepEqual([constant?.static, constant?.final], [true, true]);
  assert.equal(info.fields().get('d')?.transient, true);
});

test('a property is a slot while both accessors are automatic, and calls its accessors otherwise', () => {
  const info = declared(
    'public class A { public Integer a { get; set; } public Integer b { get { return 1; } private set; } public Integer c { get { return 2; } } }',
  );
  assert.deepEqual(
    ['a', 'b', 'c'].map((name) => info.fields().get(name)?.access),
    [
      { kind: 'slot' },
      { kind: 'accessors', get: 'public', set: 'private' },
      { kind: 'accessors', get: 'public', set: undefined },
    ],
  );
});

test('a class without constructors has one without parameters; with others it has not', () => {
  assert.deepEqual(keys([declared('public class A { }').constructors()]), ['new()']);
  assert.deepEqual(keys([declared('public class A { public A(Id one) {} }').constructors()]), ['new(id)']);
});

test('exceptions have the four constructors of the platform beside their own', () => {
  const given = ['new()', 'new(string)', 'new(exception)', 'new(string,exception)'];
  assert.deepEqual(keys([declared('public class AException extends Exception { }').constructors()]), given);
  const own = declared(
    'public class BException extends AException { public BException(Integer code) {} }',
    'public virtual class AException extends Exception {}',
  );
  assert.deepEqual(keys([own.constructors()]), ['new(integer)', ...given]);
});

test('interface methods are abstract and as visible as the interface', () => {
  const [method] = declared('global interface A { void run(); }').methods().get('run') ?? [];
  assert.deepEqual([method?.abstract, method?.visibility], [true, 'global']);
});

test('an enum has its constants and the methods of every enum', () => {
  const info = declared('public enum Season { Spring, Summer }');
  assert.deepEqual(info.enumValues, ['Spring', 'Summer']);
  assert.equal(info.fields().get('summer')?.type.name, 'Season');
  assert.deepEqual(
    [...info.methods().values()]
      .flat()
      .map(({ key, returnType, static: isStatic }) => `${key} ${returnType.name} ${isStatic}`),
    ['values() List<Season> true', 'valueof(string) Season true', 'name() String false', 'ordinal() Integer false'],
  );
});

test('inner classes know their outer class, its file and whether it is a test', () => {
  const info = declared('@isTest private class A { public with sharing class B { } }');
  const inner = info.inner().get('b');
  assert.equal(inner?.name, 'A.B');
  assert.equal(inner.outer, info);
  assert.deepEqual([inner.isTest, inner.file, inner.apiVersion, inner.sharing], [true, '0.cls', 66, 'with']);
});
