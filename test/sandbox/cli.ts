#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { netSuiteOptions, salesforceOptions } from './cli-options.ts';
import { startNetSuite } from './netsuite/index.ts';
import { startSalesforce } from './salesforce/index.ts';

/**
 * The sandbox from a command line: `sandbox salesforce` or `sandbox netsuite`, with options as a JSON file (`--options`).
 * Prints one line of JSON with the addresses once it listens, and ends on Ctrl-C, on SIGTERM, or when the process that
 * started it with `--until-stdin-closes` is gone.
 */

type Started = { readonly announcement: object; readonly stop: () => Promise<void> };

const CLOUDS: Readonly<Record<string, (options: unknown, caFile: string | undefined) => Promise<Started>>> = {
  salesforce: async (options, caFile) => {
    const sandbox = await startSalesforce(salesforceOptions.parse(options));
    if (caFile !== undefined) await writeFile(caFile, sandbox.caPem);
    return {
      announcement: { url: sandbox.url, pubSubEndpoint: sandbox.pubSubEndpoint, caFile },
      stop: () => sandbox.stop(),
    };
  },
  netsuite: async (options) => {
    const sandbox = await startNetSuite(netSuiteOptions.parse(options));
    return { announcement: { url: sandbox.url }, stop: () => sandbox.stop() };
  },
};

const USAGE = `Usage: sandbox salesforce|netsuite --options FILE.json [--ca-file FILE.pem] [--until-stdin-closes]
       sandbox apex test|check DIR …
       sandbox apex run --url URL --username NAME [--file FILE]
       sandbox deploy DIR [--check-only] [--json] [--url URL --token TOKEN]`;

const print = (line: string): void => console.log(line);

/** Apex without an org, or in one that runs. */
const apex = async ([verb, ...args]: readonly string[]): Promise<number> => {
  if (verb === 'run') {
    const { runCommand } = await import('./salesforce/apex/served/run-command.ts');
    return runCommand(args, { print, readInput: () => text(process.stdin) });
  }
  const { apexCommand } = await import('./salesforce/apex/testing/command-line.ts');
  return apexCommand([...(verb === undefined ? [] : [verb]), ...args], { print });
};

const deploy = async (args: readonly string[]): Promise<number> => {
  const { deployCommand } = await import('./salesforce/deploy/deploy-command.ts');
  return deployCommand(args, { print });
};

/** What ends by itself, by its name; the rest of the line is its own. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = { apex, deploy };

const main = async (): Promise<void> => {
  const command = COMMANDS[process.argv[2] ?? ''];
  if (command !== undefined) {
    process.exitCode = await command(process.argv.slice(3));
    return;
  }
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      options: { type: 'string' },
      'ca-file': { type: 'string' },
      'until-stdin-closes': { type: 'boolean', default: false },
    },
  });
  const start = CLOUDS[positionals[0] ?? ''];
  if (start === undefined || values.options === undefined) throw new Error(USAGE);
  const { announcement, stop } = await start(JSON.parse(await readFile(values.options, 'utf8')), values['ca-file']);
  console.log(JSON.stringify(announcement));

  const end = (): void => {
    void stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (values['until-stdin-closes']) process.stdin.once('end', end).resume();
};

main().catch((error: unknown) => {
  console.error(
    error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error),
  );
  process.exitCode = 1;
});
