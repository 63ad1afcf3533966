import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { dateToDatetime } from './convert.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { readUserZoneFrom, stringValueOf, textOf } from './text.ts';
import { ApexTime } from './time.ts';

const LOS_ANGELES = 'America/Los_Angeles';
const morning = new ApexDatetime(Date.UTC(2026, 10, 21, 10, 5, 6, 7));

afterEach(() => readUserZoneFrom(() => 'GMT'));

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm
describe('a Date', () => {
  test('rolls over what is beyond a month', () => {
    assert.equal(new ApexDate(2026, 12, 32).toText(), '2027-01-01');
    assert.equal(new ApexDate(2026, 13, 1).toText(), '2027-01-01');
    assert.equal(new ApexDate(2024, 2, 30).toText(), '2024-03-01');
    assert.equal(new ApexDate(99, 1, 1).toText(), '0099-01-01');
  });

  test('stays in the month when months are added', () => {
    assert.equal(new ApexDate(2026, 1, 31).addMonths(1).toText(), '2026-02-28');
    assert.equal(new ApexDate(2024, 2, 29).addYears(1).toText(), '2025-02-28');
    assert.equal(new ApexDate(2026, 3, 31).addMonths(-13).toText(), '2025-02-28');
  });

  test('counts days and months to another one', () => {
    const first = new ApexDate(2026, 1, 31);
    assert.equal(first.daysBetween(new ApexDate(2026, 3, 1)), 29);
    assert.equal(new ApexDate(2026, 3, 1).daysBetween(first), -29);
    assert.equal(first.monthsBetween(new ApexDate(2026, 2, 1)), 1);
    assert.equal(new ApexDate(2024, 12, 31).dayOfYear, 366);
    assert.equal(new ApexDate(2026, 11, 21).weekday, 6);
  });

  test('is read only when the calendar has it', () => {
    assert.equal(ApexDate.parse('2026-11-21')?.toText(), '2026-11-21');
    assert.equal(ApexDate.parse('2026-02-30'), undefined);
    assert.equal(ApexDate.parse('21.11.2026'), undefined);
  });

  test('prints alone as a day and in a concatenation with midnight', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm (valueOf)
    const date = new ApexDate(2026, 11, 21);
    assert.equal(stringValueOf(date), '2026-11-21');
    assert.equal(textOf(date), '2026-11-21 00:00:00');
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm
describe('a Datetime', () => {
  test('prints alone in the zone of the user and in a concatenation in GMT', () => {
    // https://albasfdc.com/2016/03/28/working-with-datetimes/
    readUserZoneFrom(() => LOS_ANGELES);
    assert.equal(stringValueOf(morning), '2026-11-21 02:05:06');
    assert.equal(textOf(morning), '2026-11-21 10:05:06');
  });

  test('is taken apart and put together in a zone', () => {
    const date = morning.date(LOS_ANGELES);
    const time = morning.time(LOS_ANGELES);
    assert.equal(`${date.toText()} ${time.toText()}`, '2026-11-21 02:05:06.007Z');
    assert.equal(ApexDatetime.at(date, time, LOS_ANGELES).milliseconds, morning.milliseconds);
    assert.equal(morning.date('Pacific/Auckland').day, 21);
    assert.equal(morning.plus({ hours: 1 }).date('Pacific/Auckland').day, 22);
  });

  test('counts days on the calendar of the zone', () => {
    const beforeSummer = ApexDatetime.at(new ApexDate(2026, 3, 7), ApexTime.of([12]), LOS_ANGELES);
    assert.equal(beforeSummer.plus({ days: 1 }, LOS_ANGELES).time(LOS_ANGELES).hour, 12);
    assert.equal(beforeSummer.plus({ hours: 24 }, LOS_ANGELES).time(LOS_ANGELES).hour, 13);
  });

  test('is read with its offset and written as JSON has it', () => {
    assert.equal(ApexDatetime.parseIso('2026-11-21T11:05:06.007+0100')?.milliseconds, morning.milliseconds);
    assert.equal(ApexDatetime.parseIso('soon'), undefined);
    assert.equal(morning.toIso(), '2026-11-21T10:05:06.007Z');
  });

  test('of a Date is its midnight in GMT', () => {
    assert.equal(dateToDatetime(new ApexDate(2026, 11, 21))?.toIso(), '2026-11-21T00:00:00.000Z');
    assert.equal(dateToDatetime(null), null);
  });

  test('is formatted by the patterns of Java', () => {
    // https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html
    const table: readonly (readonly [string, string, string])[] = [
      ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", LOS_ANGELES, '2026-11-21T02:05:06.007-0800'],
      ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'GMT', '2026-11-21T10:05:06.007Z'],
      ['EEE, d MMM yyyy hh:mm a z', LOS_ANGELES, 'Sat, 21 Nov 2026 02:05 AM PST'],
      ['EEEE d. MMMM yy', 'GMT', 'Saturday 21. November 26'],
      ['z|zzzz|XXX|X', 'GMT', 'GMT|Greenwich Mean Time|Z|Z'],
      ['z XXX XX X', 'Asia/Kolkata', 'IST +05:30 +0530 +05'],
      ['z', 'Europe/Berlin', 'CET'],
      ["h 'o''clock' ''K'' k", 'GMT', "10 o'clock '10' 10"],
      ['D w W F u', 'GMT', '325 47 3 3 6'],
      ['yyyyMMddHHmmssSSS', 'GMT+05:30', '20261121153506007'],
    ];
    for (const [pattern, zone, text] of table) assert.equal(morning.format(pattern, zone), text, pattern);
  });

  test('has noon, midnight and the turn of the year as Java has them', () => {
    const midnight = new ApexDatetime(Date.UTC(2026, 11, 31));
    assert.equal(midnight.format('h a K k H', 'GMT'), '12 AM 0 24 0');
    assert.equal(midnight.plus({ hours: 12 }).format('h a', 'GMT'), '12 PM');
    assert.equal(midnight.format('YYYY w', 'GMT'), '2027 1');
    assert.equal(new ApexDatetime(Date.UTC(2027, 0, 3)).format('YYYY w', 'GMT'), '2027 2');
  });

  test('refuses a letter that Java does not know', () => {
    assert.throws(() => morning.format('yyyy-bb', 'GMT'), { apexType: 'System.StringException' });
  });

  test('takes a zone nobody knows for GMT, as Java does', () => {
    assert.equal(morning.toText('Atlantis/Center'), '2026-11-21 10:05:06');
  });
});

describe('a Time', () => {
  test('goes round the clock', () => {
    assert.equal(ApexTime.of([23, 59, 59, 999]).addMilliseconds(1).toText(), '00:00:00.000Z');
    assert.equal(ApexTime.of([1]).addHours(-2).hour, 23);
    assert.equal(textOf(ApexTime.of([18, 30, 2, 20])), '18:30:02.020Z');
  });
});
