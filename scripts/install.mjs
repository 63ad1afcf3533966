// Brings node_modules in line with the lockfile before anything else runs, and says so. Plain JavaScript on purpose: it
// is the one file that must run on whatever Node.js the system has.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.orderbridge-lock');
const locked = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (installed !== locked) {
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
}
