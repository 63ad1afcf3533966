import type { Log, LogFields } from '../../src/shared/log.ts';

/** A log that keeps its lines for a test to look at instead of printing them. */

export type LogLine = LogFields & { readonly level: keyof Log; readonly message: string };
export type KeptLog = Log & { readonly lines: readonly LogLine[] };

export const quietLog = (): KeptLog => {
  const lines: LogLine[] = [];
  const keep =
    (level: keyof Log): Log['info'] =>
    (fields, message) =>
      void lines.push({ ...fields, level, message });
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
};
