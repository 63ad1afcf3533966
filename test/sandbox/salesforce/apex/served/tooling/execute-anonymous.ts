/**
 * `executeAnonymous`: compiles a block of Apex against the org's program and runs it as the caller.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm
 */
import type { Caller } from '../../../data/types.ts';
import type { CompiledBlock, Program } from '../../program/program.ts';
import { ApexException, uncaught } from '../../runtime/exceptions.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import type { Problem } from '../../syntax/ast.ts';
import { parseUnit } from '../../syntax/parse-unit.ts';
import type { ServedApex } from '../served-apex.ts';
import type { DebugLogs } from './debug-logs.ts';

export type AnonymousResult = {
  readonly compiled: boolean;
  readonly success: boolean;
  /** Of the first problem, or of the exception; -1 without either. */
  readonly line: number;
  readonly column: number;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
};

/** The debug log is there for code that compiled. */
export type AnonymousRun = { readonly result: AnonymousResult; readonly log?: string };

const FILE = 'AnonymousBlock';
const API_VERSION = 68;

const NOTHING_WRONG: AnonymousResult = {
  compiled: true,
  success: true,
  line: -1,
  column: -1,
  compileProblem: null,
  exceptionMessage: null,
  exceptionStackTrace: null,
};

const notCompiled = ({ at, message }: Problem): AnonymousResult => ({
  ...NOTHING_WRONG,
  ...at,
  compiled: false,
  success: false,
  compileProblem: message,
});

const failed = (exception: ApexException): AnonymousResult => {
  const [frame] = exception.frames();
  return {
    ...NOTHING_WRONG,
    success: false,
    line: frame?.line ?? -1,
    column: frame?.column ?? -1,
    exceptionMessage: `${exception['gettypename()']()}: ${exception['getmessage()']()}`,
    exceptionStackTrace: exception['getstacktracestring()'](),
  };
};

const compile = (program: Program, text: string): CompiledBlock => {
  const parsed = parseUnit({ file: FILE, text, kind: 'anonymous' });
  if ('problems' in parsed) return { problems: parsed.problems, run: () => undefined };
  return program.compileBlock({ unit: parsed.unit, file: FILE, apiVersion: API_VERSION });
};

export type AnonymousNeeds = Pick<ServedApex, 'apex' | 'run'> & { readonly logs: DebugLogs };

const runBlock = async (
  needs: AnonymousNeeds,
  block: CompiledBlock,
  { caller, text }: Asked,
): Promise<AnonymousRun> => {
  const { logs, apex, run } = needs;
  const startedAt = apex.org.clock.now();
  const started = performance.now();
  let running: Transaction | undefined;
  let result = NOTHING_WRONG;
  try {
    await run({ caller, quiddity: 'ANONYMOUS' }, (transaction) => {
      running = transaction;
      block.run();
    });
  } catch (thrown) {
    const error = uncaught(thrown);
    if (!(error instanceof ApexException)) throw error;
    result = failed(error);
  }
  const { exceptionMessage: message, exceptionStackTrace: stack } = result;
  const log = logs.keep({
    ...{ caller, code: text, startedAt, lines: running?.log ?? [] },
    milliseconds: performance.now() - started,
    failure: message === null ? undefined : { message, stack: stack ?? '' },
  });
  return { result, log };
};

type Asked = { readonly caller: Caller; readonly text: string };

/** @returns what became of it; what Apex threw is in the answer, never thrown */
export const executeAnonymous = async (needs: AnonymousNeeds, asked: Asked): Promise<AnonymousRun> => {
  const block = compile(needs.apex.program, asked.text);
  const [problem] = block.problems;
  return problem === undefined ? await runBlock(needs, block, asked) : { result: notCompiled(problem) };
};
