// `node scripts/run.mjs NAME ...` brings node_modules in line with the lockfile, says so, and then runs scripts/NAME.ts with
// the Node.js that the project pins. Plain JavaScript on purpose: it must run on whatever Node.js the system has, and it
// starts the pinned one itself because a shell remembers where it found `node` before the installation.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.orderbridge-lock');

const installWhatIsMissing = () => {
  const locked = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === locked) return;
  console.error('Installing dependencies from package-lock.json (a few minutes the first time) ...');
  const npm = process.env.npm_execpath;
  const [command, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    console.error('npm ci failed. See the lines above; check that the npm registry can be reached, then try again.');
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, locked);
  console.error('Dependencies are installed.');
};

installWhatIsMissing();
const [name = '', ...args] = process.argv.slice(2);
const child = spawn(join(modules, 'node', 'bin', 'node'), [join(root, 'scripts', `${name}.ts`), ...args], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches the child by itself; here it must not end the parent before the child has stopped what it started.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
