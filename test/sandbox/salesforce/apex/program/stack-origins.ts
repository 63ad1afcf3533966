/** Reads JavaScript stacks of generated scripts as Apex stacks. */
import { resolveStacksWith, type StackFrame } from '../runtime/exceptions.ts';
import type { Origin } from './script.ts';

const origins = new Map<string, readonly (Origin | undefined)[]>();
let scripts = 0;

/** A name for a script's file, under which its lines are found again. */
export const registerScript = (lines: readonly (Origin | undefined)[]): string => {
  scripts += 1;
  const name = `apex:${scripts}`;
  origins.set(name, lines);
  return name;
};

const FRAME = /\b(apex:\d+):(\d+):\d+/;

const originOf = (frame: string): StackFrame | undefined => {
  const [, script = '', line = ''] = FRAME.exec(frame) ?? [];
  // Lines without an origin only lead to others: what one class needs to reach the statics or the method of another.
  const origin = origins.get(script)?.[Number(line) - 1];
  return origin === undefined ? undefined : { where: origin.where, line: origin.line, column: 1 };
};

/** Every Apex exception from now on can tell where it was thrown. */
export const readApexStacks = (): void => {
  resolveStacksWith((stack) =>
    stack.split('\n').flatMap((frame) => {
      const origin = originOf(frame);
      return origin === undefined ? [] : [origin];
    }),
  );
};
