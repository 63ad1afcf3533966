import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_enums.htm
describe('An enum', () =>
  testOutcomes(
    [
      ['lists its constants in the order written', 'return Season.values();', '(WINTER, Spring)'],
      ['finds a constant by its name, in any case', "return Season.valueOf('SPRING');", 'Spring'],
      [
        'has no constant of another name',
        "return Season.valueOf('AUTUMN');",
        'System.NoSuchElementException: No enum constant Season.AUTUMN',
      ],
      [
        'numbers its constants from nothing',
        "return Season.Spring.ordinal() + ' ' + Season.Spring.name() + ' ' + Season.WINTER;",
        '1 Spring WINTER',
      ],
      [
        'has one object for each constant',
        "return (Season.WINTER == Season.valueOf('winter')) + ' ' + (Season.WINTER === Season.values()[0]);",
        'true true',
      ],
      [
        'serves as key and member',
        'Map<Season, Integer> m = new Map<Season, Integer>{ Season.WINTER => 1 }; m.put(Season.values()[0], 2); return m;',
        '{WINTER=2}',
      ],
      ['is known without case', 'return season.winter;', 'WINTER'],
      [
        'inside a class goes by the class’s name',
        "return Plan.Step.valueOf('DONE').ordinal() + Plan.first().name();",
        '1OPEN',
      ],
      ['starts as null', "Season s; return '' + s + (s == null);", 'nulltrue'],
      [
        'sorts by its order',
        'List<Season> l = new List<Season>{ Season.Spring, Season.WINTER }; l.sort(); return l;',
        '(WINTER, Spring)',
      ],
    ],
    {
      'Season.cls': 'public enum Season { WINTER, Spring }',
      'Plan.cls':
        'public class Plan { public enum Step { OPEN, DONE } public static Step first() { return Step.OPEN; } }',
    },
  ));
