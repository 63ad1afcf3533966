import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clouds } from './start-clouds.ts';
import { startChild } from './child-process.ts';

/** The sidecar as `npm start` runs it, between the two clouds, on a database of its own. */
export type RunningSidecar = {
  readonly url: string;
  readonly pid: number;
  /** Calls its API with a token of that scope. @throws Error with the problem's words */
  readonly call: (request: ApiCall) => Promise<Answer>;
  /** The sum of the samples whose line matches. */
  readonly metric: (line: RegExp) => Promise<number>;
  readonly stop: () => Promise<void>;
};
export type ApiCall = {
  readonly scope: 'org' | 'operator';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
};
export type Answer = { readonly status: number; readonly json: unknown };

const manifest = z.object({ scripts: z.object({ start: z.string() }) });

/** The arguments of `npm start`, so that the demo and the bench run the sidecar as it is run. */
const startArguments = async (): Promise<readonly string[]> =>
  manifest
    .parse(JSON.parse(await readFile('package.json', 'utf8')))
    .scripts.start.split(' ')
    .slice(1);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const untilReady = async (url: string, hasEnded: () => boolean): Promise<void> => {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (hasEnded()) throw new Error('The sidecar ended before it was ready; its last words are above.');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The sidecar did not get ready within a minute; its log is above.');
};

export const startSidecar = async (
  clouds: Clouds,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningSidecar> => {
  const port = clouds.sidecarPort;
  const tokens = { org: clouds.orgToken, operator: randomBytes(24).toString('hex') };
  const child = await startChild({
    name: 'sidecar',
    args: await startArguments(),
    announces: false,
    env: {
      ...clouds.sidecarEnvironment,
      PORT: String(port),
      DATA_DIRECTORY: join(clouds.folder, 'database'),
      WEBHOOK_SECRETS: `whsec_${randomBytes(24).toString('base64')}`,
      API_TOKENS: `org:${sha256(tokens.org)},operator:${sha256(tokens.operator)}`,
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child.hasEnded).catch(async (error: unknown) => {
    await child.stop();
    throw error;
  });
  return {
    url,
    pid: child.pid,
    stop: child.stop,
    metric: async (wanted) => {
      const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${tokens.operator}` } });
      if (!response.ok) throw new Error(`The sidecar's metrics answered ${response.status}.`);
      const samples = (await response.text()).split('\n').filter((line) => wanted.test(line));
      return samples.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
    },
    call: async ({ scope, method, path, body }) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${tokens[scope]}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, json: z.unknown().parse(await response.json()) };
    },
  };
};
