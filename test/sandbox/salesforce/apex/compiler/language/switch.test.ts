import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_switch.htm
describe('A switch', () =>
  testOutcomes(
    [
      [
        'takes the branch of a value among several',
        'return Way.number(2) + Way.number(7) + Way.number(-7);',
        'few seven seven ',
      ],
      ['takes null where it is named', 'return Way.number(null);', 'null '],
      ['takes else where nothing fits', 'return Way.number(99);', 'else '],
      ['compares texts with their case', "return Way.text('b') + Way.text('B');", 'b none '],
      ['goes on after it where nothing fits and there is no else', "return Way.text('z');", 'none '],
      [
        'takes the branch of a constant',
        'return Way.color(Way.Color.GREEN) + Way.color(Way.Color.BLUE) + Way.color(null);',
        'warm cold no color ',
      ],
      [
        'takes a constant of the platform',
        'return Way.level(LoggingLevel.ERROR) + Way.level(LoggingLevel.DEBUG);',
        'bad fine ',
      ],
      [
        'tells records by their type, and gives them a name',
        "return Way.row(new Account(Name = 'n')) + Way.row(new Contact()) + Way.row(null);",
        'n other no row ',
      ],
      ['takes large numbers', 'return Way.large(5000000000L);', 'big '],
      ['takes constants of a class', 'return Way.limited(3);', 'limit '],
      ['computes its value once', 'return Way.once();', 'one 1'],
      ['lets a loop around it be left', 'return Way.loop();', '0 1 '],
    ],
    {
      'Way.cls': `public class Way {
        public enum Color { RED, GREEN, BLUE }
        static final Integer MAXIMUM = 3;
        static Integer calls = 0;
        static Integer next() { calls++; return 1; }
        public static String number(Integer n) {
          switch on n { when 1, 2 { return 'few '; } when null { return 'null '; } when -7, 7 { return 'seven '; } when else { return 'else '; } }
        }
        public static String text(String t) { switch on t { when 'a' { return 'a '; } when 'b' { return 'b '; } } return 'none '; }
        public static String color(Color c) {
          switch on c { when RED, GREEN { return 'warm '; } when null { return 'no color '; } when else { return 'cold '; } }
        }
        public static String level(LoggingLevel l) { switch on l { when ERROR { return 'bad '; } when else { return 'fine '; } } }
        public static String row(SObject row) {
          switch on row { when Account a { return a.Name + ' '; } when null { return 'no row '; } when else { return 'other '; } }
        }
        public static String large(Long l) { switch on l { when 5000000000L { return 'big '; } when else { return 'small '; } } }
        public static String limited(Integer n) { switch on n { when MAXIMUM { return 'limit '; } when else { return 'free '; } } }
        public static String once() {
          switch on next() { when 2 { return 'two'; } when 1 { return 'one ' + calls; } when else { return 'none'; } }
        }
        public static String loop() {
          String s = '';
          for (Integer i = 0; i < 9; i++) { switch on i { when 2 { continue; } when 3 { break; } when else { s += i + ' '; } } }
          return s;
        }
      }`,
    },
  ));
