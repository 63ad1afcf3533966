import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CronMistake, parseCron } from './cron-expression.ts';

const MONDAY = new Date('2026-03-02T10:15:30Z');

const next = (text: string, after = MONDAY, zone = 'GMT'): string | undefined =>
  parseCron(text).next(after, zone)?.toISOString();

describe('a schedule', () => {
  it('fires at the next hour, day, month or year its parts name', () => {
    assert.equal(next('0 5 * * * ?'), '2026-03-02T11:05:00.000Z');
    assert.equal(next('0 30 10 * * ? *'), '2026-03-02T10:30:00.000Z');
    assert.equal(next('0 0 8 * * ?'), '2026-03-03T08:00:00.000Z');
    assert.equal(next('0 25 5 3 */4 ? *'), '2026-05-03T05:25:00.000Z');
    assert.equal(next('0 0 20 * * ? 2030'), '2030-01-01T20:00:00.000Z');
  });

  it('takes lists, ranges and increments', () => {
    assert.equal(next('0 0 9,13 * * ?'), '2026-03-02T13:00:00.000Z');
    assert.equal(next('0 0 1-9 * * ?'), '2026-03-03T01:00:00.000Z');
    assert.equal(next('0 25 */5 * * ?'), '2026-03-02T10:25:00.000Z');
    assert.equal(next('0 0 0 1/5 * ?'), '2026-03-06T00:00:00.000Z');
    assert.equal(next('0 0 0 1 JAN,JUN ?'), '2026-06-01T00:00:00.000Z');
  });

  it('knows weekdays, the last day and the nearest weekday', () => {
    assert.equal(next('0 0 10 ? * MON-FRI'), '2026-03-03T10:00:00.000Z');
    assert.equal(next('0 0 10 ? * SAT-SUN'), '2026-03-07T10:00:00.000Z');
    assert.equal(next('0 0 22 ? * 6L'), '2026-03-27T22:00:00.000Z');
    assert.equal(next('0 0 22 ? * 6#3'), '2026-03-20T22:00:00.000Z');
    assert.equal(next('0 0 22 L * ?'), '2026-03-31T22:00:00.000Z');
    assert.equal(next('0 0 22 15W * ?'), '2026-03-16T22:00:00.000Z');
    assert.equal(next('0 0 22 LW * ?', new Date('2026-05-01T00:00:00Z')), '2026-05-29T22:00:00.000Z');
  });

  it('reads hours in the zone of who schedules, through changes of the clock', () => {
    assert.equal(next('0 0 8 * * ?', MONDAY, 'America/Los_Angeles'), '2026-03-02T16:00:00.000Z');
    const afterTheChange = new Date('2026-03-08T20:00:00Z');
    assert.equal(next('0 0 8 * * ?', afterTheChange, 'America/Los_Angeles'), '2026-03-09T15:00:00.000Z');
  });

  it('never fires again once its years are over', () => {
    assert.equal(next('0 0 0 1 1 ? 2020'), undefined);
    assert.equal(next('0 0 0 31 2 ?'), undefined);
  });

  it('is refused in the words of the scheduler', () => {
    const mistakes: Readonly<Record<string, string>> = {
      '0 0 * *': 'Unexpected end of expression.',
      '0 0/5 * * * ?': 'Seconds and minutes must be specified as integers: 0 0/5 * * * ?',
      '0 60 * * * ?': 'Minute and Second values must be between 0 and 59',
      '0 0 24 * * ?': 'Hour values must be between 0 and 23',
      '0 0 0 1 FOO ?': "Invalid Month value: 'FOO'",
      '0 0 0 ? * ?': "'?' can only be specfied for Day-of-Month -OR- Day-of-Week.",
      '0 0 0 * * *': 'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.',
      '0 0 0 ? * MON#6': "A numeric value between 1 and 5 must follow the '#' option",
    };
    for (const [text, message] of Object.entries(mistakes)) {
      assert.throws(
        () => parseCron(text),
        (error) => error instanceof CronMistake && error.message === message,
        text,
      );
    }
  });
});
