import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ADMINISTRATOR } from '../../data/seed.ts';
import { runCommand } from './run-command.ts';
import { startApexOrg } from './start-apex-org.ts';
import { writeProject } from './sample-project.ts';

const { sandbox, connection, stop } = await startApexOrg({
  'classes/Sums.cls': 'public class Sums { public static Integer add(Integer a, Integer b) { return a + b; } }',
});
after(stop);

const run = async (code: string, ...options: readonly string[]) => {
  const printed: string[] = [];
  const args = options.length > 0 ? options : ['--url', sandbox.url, '--username', ADMINISTRATOR.username];
  const exitCode = await runCommand(args, {
    print: (line) => printed.push(...line.split('\n')),
    readInput: () => Promise.resolve(code),
  });
  return { exitCode, printed };
};

test('code runs as the user named, and what it logs is printed', async () => {
  const code = "System.debug(UserInfo.getUserName() + Sums.add(1, 2)); System.debug('a|b\\nc');";
  assert.deepEqual(await run(code), { exitCode: 0, printed: [`${ADMINISTRATOR.username}3`, 'a|b', 'c'] });
});

test('a token stands for a user', async () => {
  const { printed } = await run(
    'System.debug(UserInfo.getUserName());',
    '--url',
    sandbox.url,
    '--token',
    connection.accessToken ?? '',
  );
  assert.deepEqual(printed, ['integration@shipping.example']);
});

test('a mistake is told with its place', async () => {
  const { exitCode, printed } = await run('Integer a = 1;\nSums.ad(a, a);');
  assert.equal(exitCode, 1);
  assert.match(printed[0] ?? '', /^2:\d+ Method does not exist or incorrect signature/);
});

test('an exception is told after what was logged, with its stack', async () => {
  assert.deepEqual(await run("System.debug('before');\ninsert new Account();"), {
    exitCode: 1,
    printed: [
      'before',
      'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
      'AnonymousBlock: line 2, column 1',
    ],
  });
});

test('a question that makes no sense is answered with the usage, an unknown user by name', async () => {
  assert.equal((await run('', '--file', 'x')).exitCode, 2);
  const { exitCode, printed } = await run('', '--url', sandbox.url, '--username', 'nobody@example.com');
  assert.deepEqual([exitCode, printed], [2, [`${sandbox.url} has no user nobody@example.com.`]]);
  assert.match((await run('', '--url', sandbox.url, '--token', 'x')).printed[0] ?? '', /^INVALID_SESSION_ID: /);
});

test('two runs of one user at one time print each its own lines', async () => {
  const names = ['first', 'second', 'third', 'fourth'];
  const runs = await Promise.all(names.map((name) => run(`System.debug('${name}');`)));
  assert.deepEqual(
    runs.flatMap(({ printed }) => printed),
    names,
  );
});

test('the command reads a file, or what is piped into it', async (context) => {
  const project = writeProject({});
  context.after(() => project.remove());
  const file = join(project.directory, 'block.apex');
  writeFileSync(file, "System.debug('from a file');");
  const cli = fileURLToPath(new URL('../../../cli.ts', import.meta.url));
  const start = (...more: readonly string[]) =>
    spawn(process.execPath, [cli, 'apex', 'run', '--url', sandbox.url, '--username', ADMINISTRATOR.username, ...more]);
  const piped = start();
  piped.stdin.end("System.debug('from a pipe');");
  const outputs = await Promise.all([text(start('--file', file).stdout), text(piped.stdout)]);
  assert.deepEqual(outputs, ['from a file\n', 'from a pipe\n']);
});
