import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSampleApex } from '../data/sample-apex.ts';
import { ApexException, uncaught } from '../runtime/exceptions.ts';
import { parseUnit } from '../syntax/parse-unit.ts';

const opened = openSampleApex('return null;', {
  'Counter.cls':
    'public class Counter { public static Integer count = 0; public class Step { public Integer size = 2; } }',
});

const block = (text: string) => {
  const parsed = parseUnit({ file: 'AnonymousBlock', text, kind: 'anonymous' });
  assert.ok('unit' in parsed);
  return opened.apex.program.compileBlock({ unit: parsed.unit, file: 'AnonymousBlock', apiVersion: 68 });
};

/** What the block wrote to the log. */
const logOf = (text: string): readonly string[] => {
  const { problems, run } = block(text);
  assert.deepEqual(problems, []);
  const start = { caller: { userId: '', username: '' }, quiddity: 'ANONYMOUS' } as const;
  return opened.apex.transact(start, (transaction) => {
    run();
    return transaction.log;
  });
};

test('a block uses the classes of the program, with statics of its own transaction', () => {
  const text = 'Counter.count += new Counter.Step().size; System.debug(Counter.count);';
  assert.deepEqual(logOf(text), ['2']);
  assert.deepEqual(logOf(text), ['2']);
});

test('a block may declare methods and classes for itself', () => {
  const text = `Integer twice(Integer x) { return x * 2; } class Box { Integer held = 4; }
    System.debug(twice(new Box().held));`;
  assert.deepEqual(logOf(text), ['8']);
});

test('what is wrong with a block is told with its line, and the program stays sound', () => {
  const { problems } = block('Integer a = 1;\na = Counter.cuont;\nWidget w;');
  assert.deepEqual(problems.map(({ at, message }) => `${at.line}: ${message}`).sort(), [
    '2: Variable does not exist: Counter.cuont',
    '3: Invalid type: Widget',
  ]);
  assert.deepEqual(block('Counter.count = 1;').problems, []);
});

test('the stack of a block names it and its line', () => {
  const { run } = block('Integer a;\nString s;\ns = s.toLowerCase();');
  const start = { caller: { userId: '', username: '' }, quiddity: 'ANONYMOUS' } as const;
  assert.throws(
    () => opened.apex.transact(start, run),
    (thrown) => {
      const error = uncaught(thrown);
      return error instanceof ApexException && error['getstacktracestring()']() === 'AnonymousBlock: line 3, column 1';
    },
  );
});
