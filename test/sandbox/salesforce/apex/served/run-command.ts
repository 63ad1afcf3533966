/**
 * `sandbox apex run`: executes anonymous Apex in a running sandbox and prints what it logged. Exit code 0
 * when it ran to its end, 1 when it did not compile or threw, 2 when the question itself was wrong.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { askAnonymous, type AnonymousQuestion } from './tooling/ask-anonymous.ts';

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

const execute = async (asked: AnonymousQuestion, print: RunOutput['print']): Promise<number> => {
  const ran = await askAnonymous(asked);
  if (!ran.compiled) {
    print(`${ran.line}:${ran.column} ${ran.compileProblem}`);
    return 1;
  }
  for (const line of debugLines(ran.log)) print(line);
  if (ran.success) return 0;
  print(`${ran.exceptionMessage}\n${ran.exceptionStackTrace}`);
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
  return execute({ url, code, token: token ?? (await openSession(url, username)) }, output.print);
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
