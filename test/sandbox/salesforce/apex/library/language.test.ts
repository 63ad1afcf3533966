// The library as Apex calls it: overloads, conversions and the run-time state of a transaction come in here.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from './data-sample.ts';

const gives = (rows: readonly (readonly [body: string, expected: string])[]): void => {
  for (const [body, expected] of rows) assert.equal(outcomeOf(body), expected, body);
};

describe('in Apex', () => {
  test('strings are split, matched and joined', () => {
    gives([
      [
        "Matcher m = Pattern.compile('(\\\\d+)-(\\\\d+)').matcher('10-20, 30-40'); List<String> l = new List<String>(); while (m.find()) l.add(m.group(2)); return String.join(l, '|');",
        '20|40',
      ],
      ["return 'a.b.c'.split('\\\\.').size();", '3'],
      ["return String.format('{0} is {1}', new List<Object>{ 1.50, null });", '1.50 is null'],
      ["return String.join(new Set<Id>{ '001000000000001' }, ',');", '001000000000001AAA'],
    ]);
  });

  test('a null of any type prints as null and not as a text', () => {
    gives([
      ['Integer i; return String.valueOf(i) == null;', 'true'],
      ["Decimal d; return 'a' + d;", 'anull'],
    ]);
  });

  test('numbers choose the function for their type', () => {
    gives([
      ['return Math.max(1, 2.5);', '2.5'],
      ['return Math.abs(-5);', '5'],
      ['Long l = 5; return Math.mod(l, 3);', '2'],
      ["return Decimal.valueOf('1.50').setScale(1, RoundingMode.HALF_UP);", '1.5'],
      ['return Decimal.valueOf(5);', '5'],
      ['Double d = Math.random(); return d >= 0 && d < 1;', 'true'],
    ]);
  });

  test('Sets respect the case of texts and the scale of Decimals, == does not', () => {
    gives([
      ["return new Set<String>{ 'a', 'A' }.size();", '2'],
      ["return 'a' == 'A' && !'a'.equals('A');", 'true'],
      ['return new Set<Decimal>{ 1.1, 1.10 }.size();', '2'],
      ["Object o = 'x'; return o.equals('x') && o.hashCode() == 120;", 'true'],
    ]);
  });

  test('ids are found in collections by 15 and by 18 characters', () => {
    gives([
      ["return new Set<Id>{ '001000000000001' }.contains('001000000000001AAA');", 'true'],
      ["Map<Id, String> m = new Map<Id, String>{ '001000000000001AAA' => 'x' }; return m.get('001000000000001');", 'x'],
      [
        "Map<Id, Account> m = new Map<Id, Account>(new List<Account>{ new Account(Id = '001000000000001') }); return m.keySet();",
        '{001000000000001AAA}',
      ],
    ]);
    assert.throws(() => outcomeOf("return new Set<Id>().contains('nothing');"), { message: 'Invalid id: nothing' });
  });

  test('an Id knows its object and gets its casing back', () => {
    gives([
      ["return Id.valueOf('001000000000001').getSObjectType();", 'Account'],
      ["Id i = '001d000000Ba3Cd'; return Id.valueOf(String.valueOf(i).toLowerCase(), true).to15();", '001d000000Ba3Cd'],
      ['return new List<Account>().getSObjectType() == Account.SObjectType;', 'true'],
      ['return new List<SObject>().getSObjectType() == null;', 'true'],
    ]);
  });

  test('collections are gone through by iterators of their own and of the project', () => {
    gives([
      ["Iterable<String> l = new Set<String>{ 'b', 'a' }; return l.iterator().next();", 'b'],
      ["List<String> l = new List<String>(new Set<String>{ 'b', 'a' }); l.sort(); return l;", '(a, b)'],
    ]);
  });

  test('records in a list are copied with what is asked for', () => {
    const before = "List<Account> l = new List<Account>{ new Account(Id = '001000000000001', Name = 'a') };";
    gives([
      [`${before} return l.deepClone()[0];`, 'Account:{Name=a}'],
      [`${before} return l.deepClone(true)[0].Id;`, '001000000000001AAA'],
      [`${before} return l.clone()[0] === l[0];`, 'true'],
    ]);
  });

  test('what is random repeats with the seed, and has the right form', () => {
    const body = 'return UUID.randomUUID();';
    assert.match(outcomeOf(body), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(outcomeOf(body), outcomeOf(body));
    gives([
      ['return Crypto.generateAesKey(256).size();', '32'],
      [
        "Blob k = Crypto.generateAesKey(128); return Crypto.decryptWithManagedIV('AES128', k, Crypto.encryptWithManagedIV('AES128', k, Blob.valueOf('x'))).toString();",
        'x',
      ],
    ]);
  });

  test('the org has a domain, and today is its day', () => {
    assert.match(outcomeOf('return Url.getOrgDomainUrl().toExternalForm();'), /^https:\/\/\w+\.my\.salesforce\.com$/);
    assert.equal(outcomeOf('return Date.today() == Datetime.now().date();'), 'true');
  });
});
