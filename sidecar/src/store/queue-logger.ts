import { Logger } from 'graphile-worker';
import type { Log } from '../shared/log.ts';

/** The job queue's own messages, led into our log instead of the console. */

/** Warnings and errors of the queue as log lines; its chatter about every job is dropped, our tasks log their own steps. */
export const queueLogger = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    if (level !== 'warning' && level !== 'error') return;
    const fields = { journey: 'jobs', step: 'queue', outcome: level, detail: message };
    if (level === 'error') log.error(fields, 'job queue reports an error');
    else log.warn(fields, 'job queue reports a warning');
  });

export const silentQueueLogger = new Logger(() => () => undefined);
