import { parseArgs } from 'node:util';
import { showAddresses } from './demo/addresses.ts';
import { showOpenFailures } from './demo/open-failures.ts';
import { say } from './demo/progress.ts';
import { startClouds } from './demo/start-clouds.ts';
import { startSidecar } from './demo/start-sidecar.ts';
import { tellStory } from './demo/story.ts';

/**
 * `npm run demo`: both clouds and the sidecar on this machine, and order-to-cash from won deals to payments.
 * `--once` stops at the end, `--data DIR` takes a CRM export, `--json` prints the figures as the last line of stdout.
 */
const { values } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    data: { type: 'string', default: 'config/demo-data' },
  },
});

/** Whoever plays on by hand does not wait four hours for an invoice. */
const EVERY_MINUTE = { INVOICE_SCHEDULE: '* * * * *', PAYMENT_POLL_SCHEDULE: '* * * * *' };

type Started = { readonly stop: () => Promise<void> };
const stops: (() => Promise<void>)[] = [];
let starting: Promise<unknown> = Promise.resolve();
const interruption = new AbortController();

const stopAll = async (): Promise<void> => {
  for (const stop of stops.splice(0).toReversed()) await stop();
};

/** What is started is stopped at the end, also when the end comes before it was ready. */
const start = async <T extends Started>(begun: Promise<T>): Promise<T> => {
  starting = begun;
  const started = await begun;
  stops.push(started.stop);
  if (interruption.signal.aborted) throw new Error('Interrupted.');
  return started;
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted) return;
    interruption.abort();
    say('Stopping ...');
    void Promise.allSettled([starting])
      .then(stopAll)
      .then(() => process.exit(130));
  });
}

const began = performance.now();
try {
  say('Starting a Salesforce org, a NetSuite account and the sidecar on this machine ...');
  const clouds = await start(startClouds());
  const schedules = values.once ? {} : EVERY_MINUTE;
  const sidecar = await start(startSidecar(clouds, { HELD_CHECK_SECONDS: '5', ...schedules }));
  const story = {
    atEnd: (stop: () => void) => {
      stops.unshift(() => {
        stop();
        return Promise.resolve();
      });
    },
  };
  const outcome = await tellStory({ clouds, sidecar, folder: values.data, ...story }).catch(async (error: unknown) => {
    await showOpenFailures(sidecar);
    throw error;
  });
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  say(
    `Done in ${seconds} s: ${outcome.booked} of ${outcome.deals} deals booked, ordered ${outcome.orderedTotal}, invoiced ${outcome.invoicedTotal}, paid ${outcome.paidTotal}; ${outcome.duplicates} duplicates, ${outcome.mismatches} mismatches, ${outcome.secondRunWrites} writes by the second run.`,
  );
  if (values.json) console.log(JSON.stringify({ ...outcome, seconds }));
  if (values.once) await stopAll();
  else await showAddresses(clouds, sidecar);
} catch (error) {
  if (!interruption.signal.aborted) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
    await stopAll();
  }
}
