import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../system-sample.ts';

describe('JSONParser', () => {
  test('goes through a text token by token', () => {
    const body = `JSONParser p = JSON.createParser('{"a":{"x":[1]},"b":2.5}'); String seen = '';
      while (p.nextToken() != null) seen += p.getCurrentToken().name() + ':' + p.getCurrentName() + ' ';
      return seen;`;
    assert.equal(
      outcomeOf(body),
      'START_OBJECT:null FIELD_NAME:a START_OBJECT:a FIELD_NAME:x START_ARRAY:x VALUE_NUMBER_INT:null END_ARRAY:x END_OBJECT:a ' +
        'FIELD_NAME:b VALUE_NUMBER_FLOAT:b END_OBJECT:null ',
    );
  });

  test('reads objects out of the middle of a text', () => {
    const row = 'public class Row { public Integer n; }';
    const body = `JSONParser p = JSON.createParser('{"rows":[{"n":1},{"n":2}],"end":true}'); Integer sum = 0; Boolean last;
      while (p.nextToken() != null) {
        if (p.getCurrentToken() == JSONToken.START_OBJECT && p.getCurrentName() == null && sum >= 0) {
          if (p.getText() == '{' && p.nextToken() == JSONToken.FIELD_NAME && p.getText() == 'rows') {
            p.nextToken();
            while (p.nextToken() == JSONToken.START_OBJECT) sum += ((Row) p.readValueAs(Row.class)).n;
          }
        }
        if (p.getCurrentToken() == JSONToken.VALUE_TRUE) last = p.getBooleanValue();
      }
      return sum + ' ' + last;`;
    assert.equal(outcomeOf(body, row), '3 true');
  });

  test('gives values in the type asked for, and skips what is not wanted', () => {
    const body = `JSONParser p = JSON.createParser('{"skip":{"a":[1,2]},"n":7,"d":"2026-01-31","f":1.50}');
      p.nextToken(); p.nextValue(); p.skipChildren(); p.nextValue(); Integer n = p.getIntegerValue();
      p.nextValue(); Date d = p.getDateValue(); p.nextValue(); return n + ' ' + d.day() + ' ' + p.getDecimalValue();`;
    assert.equal(outcomeOf(body), '7 31 1.50');
    assert.match(
      outcomeOf(`JSONParser p = JSON.createParser('"x"'); p.nextToken(); return p.getIntegerValue();`),
      /^System\.JSONException: Current token \(VALUE_STRING\) not numeric/,
    );
  });
});

describe('JSONGenerator', () => {
  test('writes what it is told, in order', () => {
    const body = `JSONGenerator g = JSON.createGenerator(false); g.writeStartObject(); g.writeStringField('a', 'b');
      g.writeFieldName('list'); g.writeStartArray(); g.writeNumber(1); g.writeNumber(2.50); g.writeNull(); g.writeEndArray();
      g.writeDateField('on', Date.newInstance(2026, 1, 31)); g.writeObjectField('o', new List<Boolean>{ true });
      g.writeEndObject(); return g.getAsString();`;
    assert.equal(outcomeOf(body), '{"a":"b","list":[1,2.50,null],"on":"2026-01-31","o":[true]}');
  });

  test('refuses a value where a name belongs', () => {
    assert.match(
      outcomeOf('JSONGenerator g = JSON.createGenerator(false); g.writeStartObject(); g.writeNumber(1); return 1;'),
      /^System\.JSONException: Can not write/,
    );
  });
});
