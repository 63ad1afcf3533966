/**
 * Debug logs as the platform writes them. The org keeps the newest ones of every run of anonymous Apex, without trace flags.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_debugging_debug_log.htm
 */
import type { Caller } from '../../../data/types.ts';
import { instantOf, type ToolingOrg } from './tooling-org.ts';

export type LoggedRun = {
  readonly caller: Caller;
  readonly code: string;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly lines: readonly string[];
  /** What ended it: `System.DmlException: …`, and its stack. */
  readonly failure: { readonly message: string; readonly stack: string } | undefined;
};

export type DebugLogs = {
  /** @returns its text */
  keep(run: LoggedRun): string;
  /** The text of a log; undefined when there is none of that id. */
  body(id: string): string | undefined;
};

const MOST_LOGS = 50;
const LEVELS = '68.0 APEX_CODE,DEBUG;APEX_PROFILING,NONE;CALLOUT,NONE;DB,NONE;SYSTEM,NONE';
const UNIT = 'execute_anonymous_apex';

const textOf = ({ code, startedAt, lines, failure }: LoggedRun): string => {
  const time = `${startedAt.toISOString().slice(11, 22)} (0)`;
  const failed = failure === undefined ? [] : [`FATAL_ERROR|${failure.message}\n\n${failure.stack}`];
  const events = [
    'EXECUTION_STARTED',
    `CODE_UNIT_STARTED|[EXTERNAL]|${UNIT}`,
    ...lines.map((line) => `USER_DEBUG|[EXTERNAL]|DEBUG|${line}`),
    ...failed,
    `CODE_UNIT_FINISHED|${UNIT}`,
    'EXECUTION_FINISHED',
  ];
  return [
    LEVELS,
    ...code.split('\n').map((line) => `Execute Anonymous: ${line}`),
    ...events.map((event) => `${time}|${event}`),
    '',
  ].join('\n');
};

/** @param kept is told the id of each new log */
export const openDebugLogs = (org: ToolingOrg, kept: (id: string) => void): DebugLogs => {
  const bodies = new Map<string, string>();
  return {
    keep(run) {
      const body = textOf(run);
      const id = org.write(run.caller, 'ApexLog', {
        LogUserId: run.caller.userId,
        Application: 'Unknown',
        Operation: '/services/data/tooling/executeAnonymous',
        Request: 'Api',
        Status: run.failure === undefined ? 'Success' : run.failure.message.slice(0, 255),
        Location: 'SystemLog',
        LogLength: body.length,
        DurationMilliseconds: Math.round(run.milliseconds),
        StartTime: instantOf(run.startedAt),
      });
      bodies.set(id, body);
      kept(id);
      for (const [oldest] of bodies) {
        if (bodies.size <= MOST_LOGS) break;
        bodies.delete(oldest);
        org.drop('ApexLog', oldest);
      }
      return body;
    },
    body: (id) => bodies.get(id),
  };
};
