import { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import { minutesBefore } from '../shared/dates.ts';
import { batchJob, PRIORITY, type JobRequest } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import type { FailureRecord } from './ports.ts';
import { defineTask, type Task } from './task.ts';

/**
 * Tells a chat at once what waits for a person: one message per cause, however much fails of it, with what, who and what to
 * do next. It goes out from here and not from Salesforce, because Salesforce may be what is away.
 */
export const ALERT_TASK = 'send-alerts';

/** The job that alerts; one at a time, so that a cause is told once. */
export const alertJob: JobRequest = { ...batchJob(ALERT_TASK), priority: PRIORITY.news };

export type Alerts = {
  /** Parked failures that nobody was alerted of, oldest first. */
  readonly due: () => Promise<readonly FailureRecord[]>;
  /** Which of these causes were told after the moment. */
  readonly toldSince: (causes: readonly string[], moment: string) => Promise<ReadonlySet<string>>;
  /** Notes that this cause was told, or was told lately, of these failures. */
  readonly noted: (told: { cause: string; at?: Date | undefined; failureIds: readonly string[] }) => Promise<void>;
};

/** One message to the chat. @param id the same for the same alert, however often it is sent */
export type SendAlert = (alert: { readonly id: string; readonly text: string }) => Promise<void>;

export type AlertNeeds = {
  readonly alerts: Alerts;
  /** Undefined where no chat is set up. */
  readonly send: SendAlert | undefined;
  /** For how long a cause is not told again. */
  readonly quietMinutes: number;
  readonly clock: Clock;
  readonly log: Log;
};

/** What one alias would settle has one cause; else what failed in the same way in the same flow. */
const causeOf = ({ waitsFor, code, flow }: FailureRecord): string =>
  waitsFor.find((key) => key.startsWith('alias:')) ?? `${code} in ${flow}`;

const nameOf = ({ subject }: FailureRecord): string =>
  subject === undefined ? '' : `${subject.object} ${subject.name ?? subject.id}: `;

const others = (count: number): string => (count === 1 ? '' : `\n${count - 1} more wait for the same.`);

/** The message for failures of one cause. */
const alertText = (failures: readonly [FailureRecord, ...FailureRecord[]]): string => {
  const [first] = failures;
  return (
    `${first.code}: ${nameOf(first)}${first.cause}${others(failures.length)}\n` +
    `Next: ${first.fix}\nWho: ${first.owner}. Details: /v1/failures/${first.id}`
  );
};

type OfOneCause = { readonly cause: string; readonly failures: readonly [FailureRecord, ...FailureRecord[]] };

const byCause = (failures: readonly FailureRecord[]): readonly OfOneCause[] =>
  [...Map.groupBy(failures, causeOf)].flatMap(([cause, [first, ...rest]]) =>
    first === undefined ? [] : [{ cause, failures: [first, ...rest] as const }],
  );

const tell = async (needs: AlertNeeds, send: SendAlert, { cause, failures }: OfOneCause): Promise<void> => {
  const at = needs.clock.now();
  await send({ id: `alert-${failures[0].id}`, text: alertText(failures) });
  await needs.alerts.noted({ cause, at, failureIds: failures.map(({ id }) => id) });
  const fields = { journey: 'integration-health', step: 'alert', outcome: 'sent', cause, failures: failures.length };
  needs.log.info(fields, 'people were alerted');
};

/** Sends what is due; answers how many messages that were. */
export const sendAlerts = (needs: AlertNeeds) => async (): Promise<{ readonly sent: number }> => {
  const { alerts, send, quietMinutes, clock } = needs;
  const causes = byCause(await alerts.due());
  const quietSince = minutesBefore(clock.now().toISOString(), quietMinutes);
  const known =
    send === undefined
      ? new Set(causes.map(({ cause }) => cause))
      : await alerts.toldSince(
          causes.map(({ cause }) => cause),
          quietSince,
        );
  let sent = 0;
  for (const one of causes) {
    if (send === undefined || known.has(one.cause)) {
      await alerts.noted({ cause: one.cause, failureIds: one.failures.map(({ id }) => id) });
    } else {
      await tell(needs, send, one);
      sent += 1;
    }
  }
  return { sent };
};

export const alertTask = (needs: AlertNeeds): Task =>
  defineTask({
    name: ALERT_TASK,
    flow: 'Events',
    payload: z.object({}),
    run: sendAlerts(needs),
    neverParks: true,
  });
