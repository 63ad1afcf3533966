import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { readUserZoneFrom, stringValueOf } from '../../values/text.ts';
import { ApexTime } from '../../values/time.ts';
import { callsOn, thrownBy } from '../member-calls.ts';
import { date } from './date.ts';
import { datetime } from './datetime.ts';
import { timeZone } from './time-zone.ts';
import { time } from './time.ts';

const onDate = callsOn(date);
const onDatetime = callsOn(datetime);
const onTime = callsOn(time);
const onZone = callsOn(timeZone);

const NOON = new ApexDatetime(Date.UTC(2026, 10, 21, 12));

beforeEach(() => {
  readUserZoneFrom(() => 'America/Los_Angeles');
});
afterEach(() => {
  readUserZoneFrom(() => 'GMT');
});

describe('a Date', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm
  test('is read in standard and in American form', () => {
    assert.equal(stringValueOf(onDate('valueOf(String)', '2026-11-21')), '2026-11-21');
    assert.equal(stringValueOf(onDate('valueOf(String)', '2026-11-21 23:00:00')), '2026-11-21');
    assert.equal(stringValueOf(onDate('parse(String)', '11/21/2026')), '2026-11-21');
    assert.equal(onDate('format()', new ApexDate(2026, 1, 2)), '1/2/2026');
    for (const text of ['21.11.2026', '2026-13-01'])
      assert.equal(
        thrownBy(() => onDate('valueOf(String)', text)),
        `System.TypeException: Invalid date: ${text}`,
      );
    assert.equal(
      thrownBy(() => onDate('parse(String)', '2/30/2026')),
      'System.TypeException: Invalid date: 2/30/2026',
    );
  });

  test('knows the calendar', () => {
    assert.equal(stringValueOf(onDate('newInstance(Integer,Integer,Integer)', 2026, 13, 1)), '2027-01-01');
    assert.equal(stringValueOf(onDate('addMonths(Integer)', new ApexDate(2026, 1, 31), 1)), '2026-02-28');
    assert.equal(stringValueOf(onDate('toStartOfWeek()', new ApexDate(2026, 11, 21))), '2026-11-15');
    assert.equal(onDate('daysInMonth(Integer,Integer)', 2028, 2), 29);
    assert.equal(onDate('isLeapYear(Integer)', 1900), false);
    assert.equal(onDate('daysBetween(Date)', new ApexDate(2026, 3, 1), new ApexDate(2026, 2, 1)), -28);
    assert.equal(onDate('monthsBetween(Date)', new ApexDate(2026, 1, 31), new ApexDate(2026, 2, 1)), 1);
    assert.equal(stringValueOf(onDate('valueOf(Object)', new ApexDatetime(0))), '1969-12-31');
  });
});

describe('a Datetime', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm
  test('is made and taken apart on the clocks of the user, or of GMT', () => {
    const local = onDatetime('newInstance(Integer,Integer,Integer,Integer,Integer,Integer)', 2026, 11, 21, 4, 0, 0);
    assert.deepEqual(local, NOON);
    assert.deepEqual(
      onDatetime('newInstanceGmt(Date,Time)', new ApexDate(2026, 11, 21), new ApexTime(43_200_000)),
      NOON,
    );
    assert.deepEqual([onDatetime('hour()', NOON), onDatetime('hourGmt()', NOON)], [4, 12]);
    assert.deepEqual(onDatetime('valueOf(String)', '2026-11-21 04:00:00'), NOON);
    assert.deepEqual(onDatetime('valueOfGmt(String)', '2026-11-21 12:00:00'), NOON);
    assert.equal(onDatetime('getTime()', NOON), BigInt(NOON.milliseconds));
  });

  test('rolls over what is beyond the clock', () => {
    const next = onDatetime('newInstanceGmt(Integer,Integer,Integer,Integer,Integer,Integer)', 2026, 12, 31, 25, 0, 61);
    assert.equal(stringValueOf(next), '2026-12-31 17:01:01');
  });

  test('is read and written as in the United States', () => {
    assert.equal(onDatetime('format()', NOON), '11/21/2026, 4:00 AM');
    assert.equal(onDatetime('formatLong()', NOON), '11/21/2026, 4:00:00 AM PST');
    assert.deepEqual(onDatetime('parse(String)', '11/21/2026, 4:00 AM'), NOON);
    assert.deepEqual(onDatetime('parse(String)', '11/21/2026 4:00 AM'), NOON);
    assert.equal(onDatetime('formatGmt(String)', NOON, "yyyy-MM-dd'T'HH:mm:ss.SSSZ"), '2026-11-21T12:00:00.000+0000');
    assert.equal(
      onDatetime('format(String,String)', NOON, 'EEE d MMM, HH:mm z', 'Europe/Berlin'),
      'Sat 21 Nov, 13:00 CET',
    );
    assert.equal(
      thrownBy(() => onDatetime('valueOf(String)', '2026-11-21')),
      'System.TypeException: Invalid date/time: 2026-11-21',
    );
  });

  test('moves days on the calendar and hours on the clock', () => {
    const before = new ApexDatetime(Date.UTC(2026, 2, 7, 20));
    assert.equal(onDatetime('hour()', onDatetime('addDays(Integer)', before, 1)), 12);
    assert.equal(onDatetime('hour()', onDatetime('addHours(Integer)', before, 24)), 13);
  });
});

test('a Time goes round the clock', () => {
  const late = onTime('newInstance(Integer,Integer,Integer,Integer)', 23, 59, 59, 999);
  assert.equal(stringValueOf(late), '23:59:59.999Z');
  assert.equal(onTime('hour()', onTime('addMilliseconds(Integer)', late, 1)), 0);
});

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm
test('a TimeZone knows its offset by the season', () => {
  const zone = onZone('getTimeZone(String)', 'America/Los_Angeles');
  assert.equal(onZone('getOffset(Datetime)', zone, NOON), -28_800_000);
  assert.equal(onZone('getOffset(Datetime)', zone, new ApexDatetime(Date.UTC(2026, 6, 1))), -25_200_000);
  assert.equal(onZone('getID()', onZone('getTimeZone(String)', 'Nowhere/Else')), 'GMT');
});
