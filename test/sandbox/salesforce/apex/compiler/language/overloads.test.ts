import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

const call = (arguments_: string): string => `return ${arguments_};`;

describe('Of several methods of one name, the one is called', () =>
  testOutcomes(
    [
      [
        'whose parameter has the very type',
        call("Over.f(1) + Over.f(1L) + Over.f(1.5) + Over.f(1.5d) + Over.f('x')"),
        'Integer Long Decimal Double Object ',
      ],
      [
        'that fits the declared type, not the one of the value',
        'Object o = 1; SObject s = new Account(); return Over.f(o) + Over.g(s);',
        'Object SObject ',
      ],
      ['that is nearest', call('Over.g(new Account()) + Over.g(new Contact()) + Over.g(1)'), 'Account SObject Object '],
      [
        'whose list is of the very type',
        call('Over.h(new List<Account>()) + Over.h(new List<Contact>())'),
        'List<Account> List<SObject> ',
      ],
      ['that takes an Id, for an Id', "Id i = '001000000000001AAA'; return Over.k(i) + Over.k('x');", 'Id String '],
      ['that widens, before the one that takes anything', call('Over.m(1)'), 'Long '],
      ['that takes the interface, before the one that takes anything', call('Over.n(new Over())'), 'Comparable '],
      ['that takes null as something, rather than anything', call('Over.m(null)'), 'Long '],
      ['of the class itself or of its parent', call("new Over.Under().p(1) + new Over.Under().p('x')"), 'under over '],
    ],
    {
      'Over.cls': `public virtual class Over implements Comparable {
        public static String f(Integer x) { return 'Integer '; }
        public static String f(Long x) { return 'Long '; }
        public static String f(Decimal x) { return 'Decimal '; }
        public static String f(Double x) { return 'Double '; }
        public static String f(Object x) { return 'Object '; }
        public static String g(Object x) { return 'Object '; }
        public static String g(SObject x) { return 'SObject '; }
        public static String g(Account x) { return 'Account '; }
        public static String h(List<SObject> x) { return 'List<SObject> '; }
        public static String h(List<Account> x) { return 'List<Account> '; }
        public static String k(Id x) { return 'Id '; }
        public static String k(String x) { return 'String '; }
        public static String m(Long x) { return 'Long '; }
        public static String m(Object x) { return 'Object '; }
        public static String n(Comparable x) { return 'Comparable '; }
        public static String n(Object x) { return 'Object '; }
        public String p(String x) { return 'over '; }
        public Integer compareTo(Object other) { return 0; }
        public class Under extends Over { public String p(Integer x) { return 'under '; } }
      }`,
    },
  ));
