import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm
describe('A Datetime', () =>
  testOutcomes([
    [
      'is read in the zone of the user',
      "return Datetime.newInstance(2026, 1, 1, 0, 0, 0).formatGmt('HH:mm');",
      '08:00',
    ],
    [
      'is read in universal time by newInstanceGmt',
      "return Datetime.newInstanceGmt(2026, 1, 1, 0, 0, 0).formatGmt('HH:mm');",
      '00:00',
    ],
    [
      'is written in the zone of the user',
      "return Datetime.newInstanceGmt(2026, 7, 1, 12, 0, 0).format('yyyy-MM-dd HH:mm');",
      '2026-07-01 05:00',
    ],
    [
      'is written in any zone',
      "return Datetime.newInstanceGmt(2026, 7, 1, 12, 0, 0).format('HH:mm zzz', 'Europe/Berlin');",
      '14:00 CEST',
    ],
    [
      'is written by the patterns of Java',
      "return Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5).formatGmt('yyyy-MM-dd\\'T\\'HH:mm:ss.SSSZ EEE MMM a h');",
      '2026-01-02T03:04:05.000+0000 Fri Jan AM 3',
    ],
    [
      'is local time as a text',
      'return String.valueOf(Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5));',
      '2026-01-01 19:04:05',
    ],
    [
      'is read as local time from a text',
      "return Datetime.valueOf('2026-01-01 00:00:00').formatGmt('yyyy-MM-dd HH:mm');",
      '2026-01-01 08:00',
    ],
    [
      'has a day of its own in each zone',
      "Datetime d = Datetime.newInstanceGmt(2026, 1, 1, 1, 0, 0); return d.date().day() + ' ' + d.dateGmt().day();",
      '31 1',
    ],
    [
      'passes the change to summer time',
      "return Datetime.newInstance(2026, 3, 8, 1, 59, 0).addMinutes(1).format('HH:mm');",
      '03:00',
    ],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm
describe('A Date', () =>
  testOutcomes([
    ['has no zone', 'return JSON.serialize(Date.newInstance(2026, 1, 2));', '"2026-01-02"'],
    [
      'goes on past the end of a month',
      "Date d = Date.newInstance(2026, 2, 30); return d.month() + '/' + d.day();",
      '3/2',
    ],
    ['adds months to the end of a month', 'return Date.newInstance(2026, 1, 31).addMonths(1).day();', '28'],
    ['counts days', 'return Date.newInstance(2024, 2, 28).daysBetween(Date.newInstance(2024, 3, 1));', '2'],
    ['knows leap years', "return Date.isLeapYear(2024) + ' ' + Date.daysInMonth(2024, 2);", 'true 29'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
describe('Date literals of queries', () =>
  testOutcomes([
    [
      'follow the zone of the user',
      "Book__c b = [SELECT Id FROM Book__c LIMIT 1]; b.PrintedAt__c = Datetime.newInstance(Date.today(), Time.newInstance(0, 0, 0, 0)); update b; return [SELECT COUNT() FROM Book__c WHERE Id = :b.Id AND PrintedAt__c = TODAY] + ' ' + [SELECT COUNT() FROM Book__c WHERE Id = :b.Id AND PrintedAt__c = YESTERDAY];",
      '1 0',
    ],
    [
      'begin the week on Sunday in the United States',
      "Book__c b = [SELECT Id FROM Book__c LIMIT 1]; Date start = Date.today().toStartOfWeek(); b.PublishedOn__c = start; update b; Integer n = [SELECT COUNT() FROM Book__c WHERE Id = :b.Id AND PublishedOn__c = THIS_WEEK]; b.PublishedOn__c = start.addDays(-1); update b; return n + ' ' + [SELECT COUNT() FROM Book__c WHERE Id = :b.Id AND PublishedOn__c = LAST_WEEK];",
      '1 1',
    ],
  ]));
