/**
 * `sandbox apex run`: executes anonymous Apex in a running sandbox over its Tooling API and prints what it logged. Exit code 0
 * when it ran to its end, 1 when it did not compile or threw, 2 when the question itself was wrong.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';

export type RunOutput = {
  readonly print: (text: string) => void;
  /** The code, when no file is named. */
  readonly readInput: () => Promise<string>;
};

export const RUN_USAGE = 'Usage: sandbox apex run --url URL --username NAME|--token TOKEN [--file FILE]';

const OPTIONS = {
  url: { type: 'string' },
  username: { type: 'string' },
  token: { type: 'string' },
  file: { type: 'string' },
} as const;

const session = z.object({ accessToken: z.string() });

const result = z.object({
  compiled: z.boolean(),
  success: z.boolean(),
  line: z.number(),
  column: z.number(),
  compileProblem: z.string().nullable(),
  exceptionMessage: z.string().nullable(),
  exceptionStackTrace: z.string().nullable(),
});

const logs = z.object({ records: z.array(z.object({ Id: z.string() })) });
const refusals = z.array(z.object({ errorCode: z.string(), message: z.string() }));

const TOOLING = '/services/data/v68.0/tooling';
const NEWEST_LOG = 'SELECT Id FROM ApexLog ORDER BY StartTime DESC, Id DESC LIMIT 1';

const openSession = async (url: string, username: string): Promise<string> => {
  const response = await fetch(`${url}/sandbox/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username }),
  });
  const opened = session.safeParse(await response.json());
  if (!opened.success) throw new Error(`${url} has no user ${username}.`);
  return opened.data.accessToken;
};

const refusalIn = (text: string): string => {
  const parsed = refusals.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data.map(({ errorCode, message }) => `${errorCode}: ${message}`).join('\n') : text;
};

const toolingOf =
  (url: string, token: string) =>
  async (path: string, body?: object): Promise<string> => {
    const response = await fetch(url + TOOLING + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(refusalIn(text));
    return text;
  };

const EVENT = /^\d\d:\d\d:\d\d\.\d+ \(\d+\)\|([A-Z_]+)\|?/;

/** What `System.debug` was given, of a whole log: lines without a time belong to the entry before them. */
export const debugLines = (log: string): readonly string[] => {
  const lines: string[] = [];
  let isDebug = false;
  for (const line of log.split('\n').slice(0, -1)) {
    const event = EVENT.exec(line)?.[1];
    if (event === undefined) {
      if (isDebug) lines.push(line);
      continue;
    }
    isDebug = event === 'USER_DEBUG';
    if (isDebug) lines.push(line.split('|').slice(4).join('|'));
  }
  return lines;
};

const execute = async (
  code: string,
  call: ReturnType<typeof toolingOf>,
  print: RunOutput['print'],
): Promise<number> => {
  const ran = result.parse(JSON.parse(await call('/executeAnonymous', { anonymousBody: code })));
  if (!ran.compiled) {
    print(`${ran.line}:${ran.column} ${ran.compileProblem ?? ''}`);
    return 1;
  }
  const { records } = logs.parse(JSON.parse(await call(`/query?q=${encodeURIComponent(NEWEST_LOG)}`)));
  for (const { Id } of records) for (const line of debugLines(await call(`/sobjects/ApexLog/${Id}/Body`))) print(line);
  if (ran.success) return 0;
  print(`${ran.exceptionMessage ?? ''}\n${ran.exceptionStackTrace ?? ''}`);
  return 1;
};

const question = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return {};
  }
};

type Question = ReturnType<typeof question> & { readonly url: string };

const answer = async ({ url, username = '', token, file }: Question, output: RunOutput): Promise<number> => {
  const code = file === undefined ? await output.readInput() : await readFile(file, 'utf8');
  const accessToken = token ?? (await openSession(url, username));
  return execute(code, toolingOf(url, accessToken), output.print);
};

/** @param args what follows `sandbox apex run` */
export const runCommand = async (args: readonly string[], output: RunOutput): Promise<number> => {
  const asked = question(args);
  const { url } = asked;
  if (url === undefined || (asked.username ?? asked.token) === undefined) {
    output.print(RUN_USAGE);
    return 2;
  }
  try {
    return await answer({ ...asked, url }, output);
  } catch (error) {
    output.print(error instanceof Error ? error.message : String(error));
    return 2;
  }
};
