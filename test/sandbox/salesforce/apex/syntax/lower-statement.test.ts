import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brief, statementOf, statementsOf } from './sample-source.ts';

describe('A statement', () => {
  it('declares variables', () => {
    const local = statementOf('local', 'final Map<Id, Account> a, b = c;');
    assert.equal(brief(local), '(local Map<Id,Account> true [(a) (b c)])');
    assert.deepEqual(local.variables[1]?.at, { line: 1, column: 27 });
  });

  it('keeps the order of a script in which variables and calls alternate', () => {
    assert.deepEqual(
      statementsOf('Integer a = 1; go(a); Integer b = 2; go(b);').map(({ kind }) => kind),
      ['local', 'expression', 'local', 'expression'],
    );
  });

  it('branches', () => {
    assert.equal(
      brief(statementOf('if', 'if (a) b(); else if (c) { } else return;')),
      '(if a (expression (call b [])) (if c (block []) (return)))',
    );
  });

  it('loops', () => {
    assert.equal(
      brief(statementOf('for', 'for (Integer i = 0, n = 3; i < n; i++, j--) go();')),
      '(for (local Integer [(i (literal Integer 0)) (n (literal Integer 3))]) (binary < i n) ' +
        '[(postfix ++ i) (postfix -- j)] (expression (call go [])))',
    );
    assert.equal(brief(statementOf('for', 'for (;;);')), '(for [] [] (block []))');
    assert.equal(
      brief(statementOf('for-each', 'for (Account a : [SELECT Id FROM Account]) { continue; }')),
      '(for-each Account a (soql SELECT Id FROM Account []) (block [(continue)]))',
    );
    assert.equal(brief(statementOf('while', 'while (a) break;')), '(while a (break))');
    assert.equal(brief(statementOf('do-while', 'do { go(); } while (a);')).startsWith('(do-while a (block'), true);
  });

  it('switches on values, on types, and otherwise', () => {
    const values = statementOf(
      'switch',
      "switch on x { when 1, -2 { } when SPRING, A.B { } when 'a', null { } when else { } }",
    );
    assert.deepEqual(
      values.branches.map(brief),
      [
        '(values [(literal Integer 1) (prefix - (literal Integer 2))] (block []))',
        '(values [SPRING (member A B)] (block []))',
        '(values [(literal String a) (literal null null)] (block []))',
        '(else (block []))',
      ].map((text) => text.replace(/^\((\w+) (.*) \(block \[\]\)\)$/, '($1 $2 (block []))')),
    );
    const types = statementOf('switch', 'switch on record { when Account a { } when null { } }');
    assert.deepEqual(types.branches.map(brief), [
      '(type Account a (block []))',
      '(values [(literal null null)] (block []))',
    ]);
  });

  it('tries, catches and finally', () => {
    assert.equal(
      brief(statementOf('try', 'try { go(); } catch (System.DmlException e) { throw e; } finally { done(); }')),
      '(try (block [(expression (call go []))]) [(System.DmlException e (block [(throw e)]))] ' +
        '(block [(expression (call done []))]))',
    );
  });

  it('changes records, also as the user or the system', () => {
    assert.equal(brief(statementOf('dml', 'insert a;')), '(dml insert a)');
    assert.equal(
      brief(statementOf('dml', 'update as user [SELECT Id FROM Account];')).startsWith('(dml user update'),
      true,
    );
    assert.equal(brief(statementOf('dml', 'delete as system a.b;')), '(dml system delete (member a b))');
    assert.equal(brief(statementOf('dml', 'upsert rows Account.Key__c;')), '(dml upsert rows (member Account Key__c))');
    assert.equal(brief(statementOf('dml', 'merge a b;')), '(dml merge a b)');
    assert.equal(brief(statementOf('dml', 'undelete a;')), '(dml undelete a)');
  });

  it('runs as another user', () => {
    assert.equal(
      brief(statementOf('run-as', 'System.runAs(u) { go(); }')),
      '(run-as [u] (block [(expression (call go []))]))',
    );
  });

  it('names a version to run as in a plain call', () => {
    const { expression } = statementOf('expression', 'System.runAs(new Version(1, (0)));');
    assert.equal(brief(expression), '(call System runAs [(new Version [(literal Integer 1) (literal Integer 0)])])');
    assert.deepEqual(expression.at, { line: 1, column: 8 });
  });
});
