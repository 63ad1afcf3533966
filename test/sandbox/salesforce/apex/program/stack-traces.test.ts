import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const SOURCES = {
  'Deep.cls': `public class Deep {
  public static String direct() {
    Integer zero = 0;
    try {
      divide(
        zero
      );
    } catch (MathException e) {
      return e.getLineNumber() + '\\n' + e.getStackTraceString();
    }
    return null;
  }
  static Integer divide(Integer it) {
    return 1 / it;
  }
  public static String made() {
    try {
      return new Deep(0).text;
    } catch (Exception e) {
      return e.getStackTraceString();
    }
  }
  String text;
  Deep(Integer n) {
    if (n == 0) {
      text = shown;
    }
  }
  String shown {
    get {
      return new Yolks().field;
    }
  }
  class Yolks {
    String field = Wide.value;
  }
  public static String kept() {
    Exception e = new MathException('early');
    try {
      throw e;
    } catch (Exception caught) {
      return caught.getStackTraceString();
    }
  }
  public static String raised(List<Account> all) {
    Account none;
    for (Account a : all) {
      a.Name = none.Name;
    }
    return null;
  }
}`,
  'Wide.cls': `public class Wide {
  public static String value = compute();
  static String compute() {
    Integer i = 1;
    return String.valueOf(i / 0);
  }
}`,
  'Bare.trigger': `trigger Bare on Account (before insert) {
  if (Trigger.new[0].Name == 'bad') {
    Deep.raised(Trigger.new);
  }
}`,
};

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
describe('A stack trace', () =>
  testOutcomes(
    [
      [
        'names class, method and line, the place of the exception first',
        'return Deep.direct();',
        '14\nClass.Deep.divide: line 14, column 1\nClass.Deep.direct: line 5, column 1\nClass.Sample.run: line 1, column 1',
      ],
      [
        'names constructors, properties and what runs before them',
        'return Deep.made();',
        [
          'Class.Wide.compute: line 5, column 1',
          'Class.Wide.<clinit>: line 2, column 1',
          'Class.Deep.Yolks.<init>: line 35, column 1',
          'Class.Deep.__sfdc_shown: line 31, column 1',
          'Class.Deep.<init>: line 26, column 1',
          'Class.Deep.made: line 18, column 1',
          'Class.Sample.run: line 1, column 1',
        ].join('\n'),
      ],
      [
        'is that of the place where the exception was made',
        'return Deep.kept();',
        'Class.Deep.kept: line 38, column 1\nClass.Sample.run: line 1, column 1',
      ],
      [
        'names triggers, and what they call',
        "try { insert new Account(Name = 'bad'); } catch (DmlException e) { return e.getMessage(); } return null;",
        [
          'Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Bare: execution of BeforeInsert',
          '',
          'caused by: System.NullPointerException: Attempt to de-reference a null object',
          '',
          'Class.Deep.raised: line 48, column 1',
          'Trigger.Bare: line 3, column 1: []',
        ].join('\n'),
      ],
    ],
    SOURCES,
  ));
