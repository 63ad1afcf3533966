import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The sidecar as a process of its own, which can be killed without a warning. */
export type SidecarProcess = {
  readonly url: string;
  /** As the power does it: nothing is finished or given back. */
  readonly kill: () => Promise<void>;
};

const MAIN = fileURLToPath(new URL('../../../sidecar/src/main.ts', import.meta.url));
const listening = z.object({ step: z.literal('start'), url: z.string() });

const urlIn = (line: string): string | undefined => {
  const read = listening.safeParse(JSON.parse(line));
  return read.success ? read.data.url : undefined;
};

/** @throws Error with what it said when it does not start */
export const startSidecarProcess = async (environment: Readonly<Record<string, string>>): Promise<SidecarProcess> => {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...environment, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => void (complaints += chunk.toString()));
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = urlIn(line);
    if (url === undefined) continue;
    // Its log is not read any more, and must not fill the pipe.
    child.stdout.resume();
    return {
      url,
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }
  throw new Error(`The sidecar did not start: ${complaints}`);
};
