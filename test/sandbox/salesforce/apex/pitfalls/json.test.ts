import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const SOURCES = {
  'Order.cls':
    'public class Order { private String secret; public Integer count; public Order next; public String getSecret() { return secret; } public static Object parsed(String text) { return ((Order) JSON.deserialize(text, Order.class)).secret; } }',
};

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
describe('Written as JSON', () =>
  testOutcomes(
    [
      [
        'a record has its type and the fields that were set',
        "return JSON.serialize(new Account(Name = 'x', Industry = null));",
        '{"attributes":{"type":"Account"},"Name":"x","Industry":null}',
      ],
      [
        'a saved record has its address',
        'return JSON.serialize([SELECT Id FROM Account LIMIT 1]).contains(\'"url":"/services/data/v\');',
        'true',
      ],
      [
        'an object has its null fields',
        'return JSON.serialize(new Order());',
        '{"secret":null,"count":null,"next":null}',
      ],
      ['an object has none of them when so asked', 'return JSON.serialize(new Order(), true);', '{}'],
      [
        'a map keeps its order',
        "return JSON.serialize(new Map<String, Object>{ 'b' => 1, 'a' => null });",
        '{"b":1,"a":null}',
      ],
      [
        'a Datetime is universal time',
        'return JSON.serialize(Datetime.newInstanceGmt(2026, 11, 21, 10, 0, 0));',
        '"2026-11-21T10:00:00.000Z"',
      ],
      ['a Decimal keeps its scale', 'return JSON.serialize(1.10);', '1.10'],
      ['a Date is its day', 'return JSON.serialize(Date.newInstance(2026, 1, 2));', '"2026-01-02"'],
    ],
    SOURCES,
  ));

describe('Read from JSON', () =>
  testOutcomes(
    [
      ['private members are set', 'return Order.parsed(\'{"secret":"x"}\');', 'x'],
      [
        'what nobody knows is passed over',
        'return ((Order) JSON.deserialize(\'{"nope":1,"count":2}\', Order.class)).count;',
        '2',
      ],
      [
        'it is refused by deserializeStrict',
        'JSON.deserializeStrict(\'{"nope":1}\', Order.class); return null;',
        'System.JSONException: Unknown field: Order.nope',
      ],
      ['whole numbers are Integers', "Object o = JSON.deserializeUntyped('1'); return o instanceof Integer;", 'true'],
      [
        'large ones are Longs',
        "Object o = JSON.deserializeUntyped('12345678901'); return (o instanceof Long) && !(o instanceof Integer);",
        'true',
      ],
      [
        'numbers with a point are Decimals',
        "Object o = JSON.deserializeUntyped('1.50'); return (o instanceof Decimal) + ' ' + o;",
        'true 1.50',
      ],
      [
        'objects are maps in their order',
        'return ((Map<String, Object>) JSON.deserializeUntyped(\'{"b":1,"a":[]}\')).keySet();',
        '{b, a}',
      ],
    ],
    SOURCES,
  ));
