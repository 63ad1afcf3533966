/** What a person watches on stderr: a line per step, and a bar with a rate on the long ones. */

const WIDTH = 28;

export type Bar = { readonly at: (done: number) => void; readonly end: () => void };

export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const drawn = (label: string, share: number, text: string): string => {
  const filled = Math.round(Math.min(1, share) * WIDTH);
  return `  ${label.padEnd(31)} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${text}`;
};

/** A bar that draws itself in place on a terminal, and every tenth of the way elsewhere. */
export const bar = (label: string, total: number): Bar => {
  const began = performance.now();
  let tenth = -1;
  const draw = (done: number): void => {
    const seconds = (performance.now() - began) / 1000;
    const line = drawn(
      label,
      done / Math.max(1, total),
      `${done}/${total}  ${(done / Math.max(0.001, seconds)).toFixed(0)}/s`,
    );
    const now = Math.floor((10 * done) / Math.max(1, total));
    if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
    else if (now > tenth) process.stderr.write(`${line}\n`);
    tenth = Math.max(tenth, now);
  };
  return {
    at: draw,
    end: () => {
      if (process.stderr.isTTY) process.stderr.write('\n');
    },
  };
};

/** Asks `done` again and again until it reaches `total`. @throws Error when nothing moves for `patienceSeconds` */
export const watch = async (
  { label, total, patienceSeconds = 60 }: { label: string; total: number; patienceSeconds?: number },
  done: () => Promise<number>,
): Promise<void> => {
  const progress = bar(label, total);
  let [last, movedAt] = [-1, performance.now()];
  for (;;) {
    const now = await done();
    progress.at(now);
    if (now >= total) {
      progress.end();
      return;
    }
    if (now !== last) [last, movedAt] = [now, performance.now()];
    if (performance.now() - movedAt > patienceSeconds * 1000) {
      progress.end();
      throw new Error(`${label} stands still at ${now} of ${total}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};
