import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addMonths, monthsBetween, truncatedDate } from './calendar.ts';
import { formatByPreference, formatDate, modelOfPreference, parseDate } from './date-format.ts';
import { decimalText, dividedRounding, roundedTo, scaledFrom } from './decimal.ts';
import { formatNumber } from './number-format.ts';
import { timeZone } from './time-zone.ts';

const wall = (text: string): number => Date.parse(`${text}Z`) / 1000;
const shown = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);

describe('decimals', () => {
  const exact = ['0', '7', '-7', '0.1', '-0.05', '123456789.12345678', '9999999999.99'];
  for (const text of exact) {
    test(`${text} comes back as it went in`, () => assert.equal(decimalText(scaledFrom(text) ?? 0n), text));
  }
  test('what is no number is none', () => {
    for (const text of ['', '.', '1e3', '1,5', 'abc', '--1']) assert.equal(scaledFrom(text), undefined, text);
  });
  test('halves are rounded away from zero', () => {
    assert.equal(decimalText(roundedTo(scaledFrom('2.345') ?? 0n, 2)), '2.35');
    assert.equal(decimalText(roundedTo(scaledFrom('-2.345') ?? 0n, 2)), '-2.35');
    assert.equal(dividedRounding(-1n, 2n), -1n);
  });
});

describe('the wall clock of Los Angeles', () => {
  const zone = timeZone('America/Los_Angeles');
  const moments: readonly (readonly [string, string])[] = [
    ['2026-01-15T12:00:00', '2026-01-15T04:00:00'],
    ['2026-03-08T09:59:59', '2026-03-08T01:59:59'],
    ['2026-03-08T10:00:00', '2026-03-08T03:00:00'],
    ['2026-11-01T08:30:00', '2026-11-01T01:30:00'],
    ['2026-11-01T09:30:00', '2026-11-01T01:30:00'],
    ['2027-01-01T07:59:59', '2026-12-31T23:59:59'],
  ];
  for (const [instant, clock] of moments) {
    test(`${instant} UTC shows ${clock}`, () => assert.equal(shown(zone.wallOf(wall(instant))), clock));
  }
  test('an hour that comes twice is read as the first one', () => {
    assert.equal(shown(zone.instantOf(wall('2026-11-01T01:30:00'))), '2026-11-01T08:30:00');
  });
  test('an hour that never comes is read with the offset before it', () => {
    assert.equal(shown(zone.instantOf(wall('2026-03-08T02:30:00'))), '2026-03-08T10:30:00');
  });
  test('zones with other offsets and none are known', () => {
    assert.equal(shown(timeZone('Asia/Kolkata').wallOf(wall('2026-01-01T00:00:00'))), '2026-01-01T05:30:00');
    assert.equal(shown(timeZone('GMT').instantOf(wall('2026-07-01T00:00:00'))), '2026-07-01T00:00:00');
    assert.equal(shown(timeZone('Europe/London').instantOf(wall('2026-07-01T00:00:00'))), '2026-06-30T23:00:00');
  });
});

describe('date formats', () => {
  const at = wall('2026-02-03T16:05:09');
  const models: readonly (readonly [string, string])[] = [
    ['YYYY-MM-DD HH24:MI:SS', '2026-02-03 16:05:09'],
    ['YYYY-MM-DD"T"HH24:MI:SS', '2026-02-03T16:05:09'],
    ['MM/DD/YY HH:MI AM', '02/03/26 04:05 PM'],
    ['DD-MON-YYYY', '03-FEB-2026'],
    ['Q DDD D', '1 034 3'],
  ];
  for (const [model, text] of models) test(`${model} writes ${text}`, () => assert.equal(formatDate(at, model), text));

  test('what was written is read', () => {
    assert.equal(parseDate('2026-02-03 16:05:09', 'YYYY-MM-DD HH24:MI:SS'), at);
    assert.equal(parseDate('02/03/26 04:05 PM', 'MM/DD/YY HH:MI AM'), at - 9);
    assert.equal(parseDate('3-Feb-2026', 'DD-MON-YYYY'), wall('2026-02-03T00:00:00'));
  });
  test('a text without its time is midnight', () => {
    assert.equal(parseDate('2026-02-03', 'YYYY-MM-DD HH24:MI:SS'), wall('2026-02-03T00:00:00'));
  });
  test('days that do not exist are no dates', () => {
    for (const text of ['2026-02-30', '2026-13-01', '03/02/2026', '']) {
      assert.equal(parseDate(text, 'YYYY-MM-DD'), undefined, text);
    }
  });
  test('preferences write and read one another', () => {
    const preferences: readonly (readonly [string, string])[] = [
      ['M/D/YYYY', '2/3/2026'],
      ['DD/MM/YYYY', '03/02/2026'],
      ['D.M.YYYY', '3.2.2026'],
      ['YYYY-MM-DD', '2026-02-03'],
      ['DD-Mon-YYYY', '03-Feb-2026'],
    ];
    for (const [preference, text] of preferences) {
      assert.equal(formatByPreference(at, preference), text);
      assert.equal(parseDate(text, modelOfPreference(preference)), wall('2026-02-03T00:00:00'), preference);
    }
  });
});

describe('the calendar', () => {
  const months: readonly (readonly [string, number, string])[] = [
    ['2026-01-31T10:00:00', 1, '2026-02-28T10:00:00'],
    ['2026-02-28T00:00:00', 1, '2026-03-31T00:00:00'],
    ['2026-03-30T00:00:00', -1, '2026-02-28T00:00:00'],
    ['2026-11-15T00:00:00', 14, '2028-01-15T00:00:00'],
  ];
  for (const [from, count, to] of months) {
    test(`${from} and ${count} months is ${to}`, () => assert.equal(shown(addMonths(wall(from), count)), to));
  }
  test('months between two ends of months are whole', () => {
    assert.equal(decimalText(monthsBetween(wall('2026-02-28T00:00:00'), wall('2026-01-31T00:00:00'))), '1');
    assert.equal(decimalText(monthsBetween(wall('2026-01-16T12:00:00'), wall('2026-01-01T00:00:00'))), '0.5');
  });
  test('dates are cut to their quarter, week and hour', () => {
    const at = wall('2026-05-20T16:05:09');
    assert.equal(shown(truncatedDate(at, 'Q')), '2026-04-01T00:00:00');
    assert.equal(shown(truncatedDate(at, 'IW')), '2026-05-18T00:00:00');
    assert.equal(shown(truncatedDate(at, 'HH24')), '2026-05-20T16:00:00');
  });
});

test('numbers follow their models', () => {
  const models: readonly (readonly [string, string, string])[] = [
    ['1234.5', '9,999.99', ' 1,234.50'],
    ['-1234.5', 'FM9,999.00', '-1,234.50'],
    ['0.5', 'FM990.0', '0.5'],
    ['7', 'FM000', '007'],
    ['12345', '999', '####'],
  ];
  for (const [number, model, text] of models) assert.equal(formatNumber(scaledFrom(number) ?? 0n, model), text, model);
});
