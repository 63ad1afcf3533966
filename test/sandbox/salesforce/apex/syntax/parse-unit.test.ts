import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemsOf } from './sample-source.ts';

/** What is wrong with a method of the given statements, which stand on the second line. */
const problemsIn = (statements: string): readonly string[] =>
  problemsOf(`class Sample { void go() {\n${statements} } }`);

describe('Wrong Apex is refused in the words of the platform', () => {
  it('a missing semicolon', () => {
    assert.deepEqual(problemsIn('Integer a = 1'), ["2:15 Missing ';' at '}'"]);
    assert.deepEqual(problemsIn('a.b = 1\nc.d.e = 2;'), ["3:1 Missing ';' at 'c.d.e'"]);
    assert.deepEqual(problemsIn('return'), ["2:8 Missing ';' at '}'"]);
  });

  it('a missing parenthesis', () => {
    assert.deepEqual(problemsIn('if (a { }'), ["2:7 Missing ')' at '{'"]);
  });

  it('an extra word', () => {
    assert.deepEqual(problemsIn('Integer a = 3_000;'), ["2:14 Extra ';', at '_000'."]);
  });

  it('a brace too few or too many', () => {
    assert.deepEqual(problemsOf('class Sample { void go() {\n}\n'), ["3:1 Expecting '}' but was: '<EOF>'"]);
    assert.deepEqual(problemsOf('class Sample { }\n}'), ["2:1 Missing '<EOF>' at '}'"]);
    assert.deepEqual(problemsOf('class A { } class B { }'), ["1:13 Missing '<EOF>' at 'class'"]);
  });

  it('an unexpected word', () => {
    assert.deepEqual(problemsIn('a = ;'), ["2:5 Unexpected token ';'."]);
    assert.deepEqual(problemsIn('else { }'), ["2:1 Unexpected token 'else'."]);
    assert.deepEqual(problemsOf('klass Sample { }'), ["1:1 Unexpected token 'klass'."]);
    assert.deepEqual(problemsOf('class Sample { Integer }'), ["1:24 Unexpected token '}'."]);
  });

  it('a mistake in a query', () => {
    assert.deepEqual(problemsIn('a = [SELECT Id FORM Account];')[0]?.startsWith('2:'), true);
  });

  it('strings that are none', () => {
    assert.equal(problemsIn("a = 'b;\n")[0], "2:5 Missing closing quote character ' on string.");
    assert.equal(problemsIn("a = 'b;\nc = '';")[0], '2:5 Line breaks are not allowed in string literals');
    assert.equal(
      problemsIn(String.raw`a = 'b\q';`)[0],
      String.raw`2:5 Invalid string literal 'b\q'. Illegal character sequence '\q' in string literal.`,
    );
    assert.equal(problemsIn('a = "b";')[0], `2:5 Unrecognized symbol '"', which is not a valid Apex identifier.`);
  });

  it('names with foreign letters', () => {
    assert.match(
      problemsIn('Integer Ωmega = 1;')[0] ?? '',
      /^2:9 Invalid identifier 'Ωmega'\. Apex identifiers must start/,
    );
  });

  it('a class where a trigger should be', () => {
    assert.deepEqual(problemsOf('class Sample { }', 'trigger')[0], "1:1 Expecting 'trigger' but was: 'class'");
  });

  it('all of a file at once', () => {
    assert.deepEqual(
      problemsOf('class Sample {\n void a() { b() }\n void c() { d( ; }\n void e() { f = 1 }\n}').length,
      3,
    );
  });
});
