import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openProject } from '../../apex/open-project.ts';
import { administratorOf } from '../../data/org.ts';
import { assigning, flowXml, text, textVariable, to } from './sample-flows.ts';

const greeter = (flow: string): string => `public class Greeter {
  public static String run() {
    Flow.Interview.${flow} greet = new Flow.Interview.${flow}(new Map<String, Object>{ 'name' => 'Ann' });
    greet.start();
    Flow.Interview other = greet;
    return (String) other.getVariableValue('greeting');
  }
}`;

const greet = flowXml({
  start: { connector: to('Say') },
  variables: [textVariable('name'), textVariable('greeting')],
  assignments: { name: 'Say', assignmentItems: assigning('greeting', text('Hello {!name}')) },
});

const opened = (source: string) => {
  const directory = mkdtempSync(join(tmpdir(), 'flow-class-'));
  try {
    for (const folder of ['classes', 'flows']) mkdirSync(join(directory, folder));
    writeFileSync(join(directory, 'flows', 'Greet.flow-meta.xml'), greet);
    writeFileSync(join(directory, 'classes', 'Greeter.cls'), source);
    return openProject({ directories: [directory] });
  } finally {
    rmSync(directory, { recursive: true });
  }
};

test('each flow of a package is a class of its own in Apex', () => {
  const { apex, problems } = opened(greeter('Greet'));
  assert.deepEqual(problems, []);
  const start = { caller: administratorOf(apex.org), quiddity: 'ANONYMOUS' } as const;
  assert.equal(
    apex.transact(start, () => apex.program.callStatic('Greeter', 'run()')),
    'Hello Ann',
  );
});

test('Apex that names a flow which does not exist does not compile', () => {
  const [problem] = opened(greeter('Missing')).problems;
  assert.equal(problem?.message, 'Invalid type: Flow.Interview.Missing');
});
