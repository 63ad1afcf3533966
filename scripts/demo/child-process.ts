import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** A program started by the demo: its first line of JSON says where it listens, and it ends with the demo. */
export type Child = {
  readonly announced: unknown;
  readonly pid: number;
  readonly hasEnded: () => boolean;
  readonly stop: () => Promise<void>;
};

type Program = {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Waits for the first line of stdout that is JSON; otherwise the caller finds out itself when it is ready. */
  readonly announces: boolean;
};

const firstJson = (child: ChildProcess, name: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error(`${name} has no output`));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const json = z.string().transform((text, context) => {
        try {
          return z.unknown().parse(JSON.parse(text));
        } catch {
          context.addIssue({ code: 'custom', message: 'not JSON' });
          return z.NEVER;
        }
      });
      const read = json.safeParse(line);
      if (read.success) resolve(read.data);
    });
    child.once('exit', (code) =>
      reject(new Error(`${name} ended with code ${code ?? 'unknown'} before it was ready.`)),
    );
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
  });

export const startChild = async ({ name, args, env, announces }: Program): Promise<Child> => {
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
  });
  const announced = announces ? await firstJson(child, name) : undefined;
  child.stdout.resume();
  return {
    announced,
    pid: child.pid ?? 0,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      const gone = ended(child);
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(timer);
    },
  };
};
