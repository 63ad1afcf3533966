import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Member, TypeDeclaration } from './ast.ts';
import { brief, unitOf } from './sample-source.ts';

const typeOf = (text: string): TypeDeclaration => {
  const unit = unitOf(text);
  assert.ok(unit.kind === 'class');
  return unit.declaration;
};

const memberOf = <Kind extends Member['kind']>(kind: Kind, text: string): Extract<Member, { kind: Kind }> => {
  const isKind = (member: Member | undefined): member is Extract<Member, { kind: Kind }> => member?.kind === kind;
  const [member] = typeOf(`class Sample {\n${text}\n}`).members;
  assert.ok(isKind(member), `a ${kind} expected`);
  return member;
};

describe('A class', () => {
  it('says what it extends, implements and shares', () => {
    const type = typeOf(
      "@IsTest(SeeAllData=true isParallel=false)\n@SuppressWarnings('PMD')\npublic virtual without sharing class Sample\n" +
        'extends Base implements Comparable, Database.Batchable<SObject> {\n}',
    );
    assert.equal(brief(type.extends), 'Base');
    assert.deepEqual(type.implements.map(brief), ['Comparable', 'Database.Batchable<SObject>']);
    assert.deepEqual(type.modifiers.words, ['public', 'virtual']);
    assert.equal(type.modifiers.sharing, 'without');
    assert.deepEqual(
      type.modifiers.annotations.map(({ name, parameters }) => [name, parameters]),
      [
        ['istest', { seealldata: 'true', isparallel: 'false' }],
        ['suppresswarnings', { value: 'PMD' }],
      ],
    );
    assert.deepEqual(
      [type.at, type.end],
      [
        { line: 3, column: 38 },
        { line: 5, column: 1 },
      ],
    );
  });

  it('has fields, several to a declaration', () => {
    const field = memberOf('field', "  private static final String A = 'a', B;");
    assert.deepEqual(field.modifiers.words, ['private', 'static', 'final']);
    assert.equal(brief(field.variables), '[(A (literal String a)) (B)]');
  });

  it('has properties, automatic or with bodies', () => {
    const property = memberOf('property', 'public Integer Size { get { return 1; } private set; }');
    assert.equal(brief(property.get?.body), '(block [(return (literal Integer 1))])');
    assert.equal(property.set?.body, undefined);
    assert.deepEqual(property.set?.modifiers.words, ['private']);
    assert.equal(memberOf('property', 'Integer Size { get; }').set, undefined);
  });

  it('has methods', () => {
    const method = memberOf('method', '@TestVisible override Integer[] add(final List<Id> a, String b) {\n}');
    assert.equal(brief(method.returnType), 'Integer[]');
    assert.deepEqual(method.parameters.map(brief), ['(List<Id> a)', '(String b)']);
    assert.deepEqual(method.at, { line: 2, column: 33 });
    assert.deepEqual(method.end, { line: 3, column: 1 });
    const abstract = memberOf('method', 'abstract void go();');
    assert.deepEqual([abstract.returnType, abstract.body], [undefined, undefined]);
  });

  it('has constructors that may call another', () => {
    const constructor = memberOf('constructor', 'Sample(Integer a) { this(a, 1); }');
    assert.equal(brief(constructor.body), '(block [(expression (constructor-call this [a (literal Integer 1)]))])');
  });

  it('has initialisers', () => {
    assert.equal(memberOf('initializer', 'static { go(); }').static, true);
    assert.equal(memberOf('initializer', '{ go(); }').static, false);
  });

  it('has inner types', () => {
    const type = typeOf(
      'class Sample { enum Season { SPRING, AUTUMN } interface Able extends Other { void go(Integer a); } private class Within {} ; }',
    );
    const inner = type.members.map((member) => (member.kind === 'type' ? member.declaration : undefined));
    assert.deepEqual(
      inner.map((found) => `${found?.kind ?? ''} ${found?.name ?? ''}`),
      ['enum Season', 'interface Able', 'class Within'],
    );
    assert.deepEqual(
      inner[0]?.enumValues.map(({ name }) => name),
      ['SPRING', 'AUTUMN'],
    );
    assert.deepEqual(inner[1]?.implements.map(brief), ['Other']);
    assert.equal(inner[1].members[0]?.kind, 'method');
  });

  it('may use words of queries as names', () => {
    assert.equal(memberOf('method', 'void group(Integer last) { count = order + abc1; }').name, 'group');
  });
});

describe('A trigger', () => {
  it('says when it runs and on what', () => {
    const unit = unitOf(
      'trigger T on Order__c (before insert, after undelete) { if (Trigger.isInsert) go(); }',
      'trigger',
    );
    assert.ok(unit.kind === 'trigger');
    assert.equal(unit.object, 'Order__c');
    assert.deepEqual(unit.events, [
      { when: 'before', operation: 'insert' },
      { when: 'after', operation: 'undelete' },
    ]);
    assert.equal(brief(unit.statements), '[(if (member Trigger isInsert) (expression (call go [])))]');
  });

  it('keeps variables among its statements and methods apart', () => {
    const unit = unitOf(
      'trigger T on A (after insert) { Integer a = 1; void go() { } go(); static Integer b = 2; final Integer c; }',
      'trigger',
    );
    assert.ok(unit.kind === 'trigger');
    assert.deepEqual(
      unit.statements.map(({ kind }) => kind),
      ['local', 'expression', 'local'],
    );
    assert.deepEqual(
      unit.members.map(({ kind }) => kind),
      ['method', 'field'],
    );
  });
});

describe('A script', () => {
  it('may declare methods and types', () => {
    const unit = unitOf(
      'Integer a = 1; Integer twice(Integer x) { return 2 * x; } class Within { } twice(a);',
      'anonymous',
    );
    assert.ok(unit.kind === 'anonymous');
    assert.deepEqual(
      unit.statements.map(({ kind }) => kind),
      ['local', 'expression'],
    );
    assert.deepEqual(
      unit.members.map(({ kind }) => kind),
      ['method', 'type'],
    );
  });
});
