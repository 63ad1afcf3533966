import { spawn } from 'node:child_process';

/** Runs command-line steps one after the other, says how long each took, and stops at the first that fails. */
export type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] };

const run = ({ command, args }: Step): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** @returns the exit code: 0 when every step succeeded */
export const runSteps = async (steps: readonly Step[]): Promise<number> => {
  for (const step of steps) {
    const began = performance.now();
    const code = await run(step);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.error(`${code === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`);
    if (code !== 0) return code;
  }
  return 0;
};
