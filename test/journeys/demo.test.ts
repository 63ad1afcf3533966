import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';

/** `npm run demo`, as a newcomer meets it: the figures it promises, where to look, and nothing left behind. */

const folder = mkdtempSync(join(tmpdir(), 'orderbridge-demo-journey-'));
// The demo's database runs as another user when the tests run as root.
chmodSync(folder, 0o777);
after(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
type WhileRunning = { readonly at: RegExp; readonly then: (said: string, interrupt: () => void) => Promise<void> };

/** Runs the demo in a process group of its own, as a terminal does, so that Ctrl-C reaches all of it. */
const demo = async (args: readonly string[], { at, then }: WhileRunning): Promise<Ended> => {
  const child = spawn(process.execPath, ['scripts/demo.ts', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    detached: true,
    env: { ...process.env, TMPDIR: folder },
  });
  let [stdout, stderr, isDone] = ['', '', false];
  const interrupt = (): void => void process.kill(-(child.pid ?? 0), 'SIGINT');
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (isDone || !at.test(stderr)) return;
    isDone = true;
    void then(stderr, interrupt).finally(interrupt);
  });
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
};

/** Processes that name the folder of this test (where the system shows them), and what they left in it. */
const leftBehind = (): readonly string[] => {
  const commands = (existsSync('/proc') ? readdirSync('/proc') : [])
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    });
  return [...commands.filter((command) => command.includes(folder)), ...readdirSync(folder)];
};

const NEVER: WhileRunning = { at: /(?!)/, then: () => Promise.resolve() };
const figures = z.object({
  deals: z.number(),
  orders: z.number(),
  booked: z.number(),
  parkedFirst: z.number(),
  parkedLast: z.number(),
  orderedTotal: z.string(),
  invoices: z.number(),
  invoicedTotal: z.string(),
  paidTotal: z.string(),
  duplicates: z.number(),
  mismatches: z.number(),
  healthyAccounts: z.number(),
  secondRunWrites: z.number(),
  seconds: z.number(),
});

test('the story ends with every deal booked, the totals equal and a second run that writes nothing', async () => {
  const { code, stdout, stderr } = await demo(['--once', '--json'], NEVER);
  assert.equal(code, 0, stderr);
  const told = figures.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  assert.partialDeepStrictEqual(told, {
    deals: 12,
    orders: 12,
    booked: 12,
    parkedFirst: 4,
    parkedLast: 0,
    orderedTotal: '25809.22',
    invoices: 12,
    invoicedTotal: '25809.22',
    paidTotal: '25809.22',
    duplicates: 0,
    mismatches: 0,
    healthyAccounts: 5,
    secondRunWrites: 0,
  });
  assert.match(stderr, /a rep activates .*: Booked in NetSuite\. \S+/, 'on the page');
  assert.match(stderr, /a manager approves 1 order\./);
  assert.match(stderr, /2 x GTXPro: the product stands for no item in NetSuite\..*add an alias/);
  assert.match(stderr, /2 x Billing Country of .* says "Philipines"/);
  assert.match(stderr, /\[#+\.*\] \d+\/\d+ {2}\d+\/s/, 'a bar with a rate');
  assert.deepEqual(leftBehind(), []);
});

test('without options it stays up and says where to look; Ctrl-C stops everything it started', async () => {
  const looked: number[] = [];
  const { code } = await demo([], {
    at: /Ctrl-C stops everything/,
    then: async (said) => {
      for (const address of [/sidecar (\S+\/readyz)\./, /Salesforce (\S+\/lightning) as/, /NetSuite +(\S+\/console)/])
        looked.push((await fetch(address.exec(said)?.[1] ?? '')).status);
      assert.match(said, /Sales Rep +rep@orderbridge\.example/);
    },
  });
  assert.deepEqual([looked, code], [[200, 200, 200], 130]);
  assert.deepEqual(leftBehind(), []);
});

test('Ctrl-C while it is still starting leaves nothing either', async () => {
  const { code } = await demo([], { at: /Starting/, then: () => Promise.resolve() });
  assert.equal(code, 130);
  assert.deepEqual(leftBehind(), []);
});
