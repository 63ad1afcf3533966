import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexBlob } from './blob.ts';
import {
  decimalToInteger,
  doubleToDecimal,
  integerToDecimal,
  integerToDouble,
  integerToLong,
  isId,
  longToDecimal,
  longToInteger,
  toId,
} from './convert.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { textOf } from './text.ts';

describe('a conversion', () => {
  test('widens numbers and keeps null', () => {
    assert.equal(integerToLong(1), 1n);
    assert.equal(textOf(integerToDouble(1)), '1.0');
    assert.equal(textOf(integerToDecimal(1)), '1');
    assert.equal(textOf(longToDecimal(1n)), '1');
    assert.equal(textOf(doubleToDecimal(new ApexDouble(1.5))), '1.5');
    assert.equal(integerToLong(null), null);
  });

  test('to an Integer wraps and cuts', () => {
    assert.equal(longToInteger(2n ** 31n), -(2 ** 31));
    assert.equal(decimalToInteger(Decimal.of('-1.9')), -1);
  });

  test('to an Id gives 18 characters, the last three of them the case of the others', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
    assert.equal(toId('001A0000006Vm9u'), '001A0000006Vm9uIAC');
    assert.equal(toId('001A0000006Vm9uIAC'), '001A0000006Vm9uIAC');
    assert.equal(toId('00129000007Kbn7'), '00129000007Kbn7AAC');
    assert.equal(toId(null), null);
  });

  test('to an Id refuses what is none', () => {
    for (const text of ['x', '', '001A0000006Vm9', '001A0000006Vm9uI', '001A-000006Vm9u', 'not an id at all!'])
      assert.throws(() => toId(text), { apexType: 'System.StringException', message: `Invalid id: ${text}` });
    assert.ok(isId('001A0000006Vm9u'));
    assert.ok(!isId(1));
  });

  test('of bytes that are no text is refused', () => {
    assert.equal(ApexBlob.of('grün').toUtf8(), 'grün');
    assert.throws(() => new ApexBlob(Buffer.from([0xff, 0xfe])).toUtf8(), {
      apexType: 'System.StringException',
      message: 'BLOB is not a valid UTF-8 string',
    });
  });
});
