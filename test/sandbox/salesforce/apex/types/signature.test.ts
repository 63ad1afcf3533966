import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSignature } from './signature.ts';
import { dottedName } from './type-text.ts';

test('a method has a type, a name and parameters with types and names', () => {
  const signature = parseSignature('static String join(List<Object> parts, String separator)');
  assert.ok(signature.kind === 'method');
  assert.equal(signature.static, true);
  assert.equal(signature.name, 'join');
  assert.equal(dottedName(signature.type), 'String');
  assert.deepEqual(
    signature.parameters.map(({ name, type }) => [name, dottedName(type), type.names[0]?.args.length]),
    [
      ['parts', 'List', 1],
      ['separator', 'String', 0],
    ],
  );
});

test('nested type arguments, namespaces and arrays are read', () => {
  const { parameters, ...signature } = parseSignature('Map<String,List<Schema.SObjectField>> x(String[] names)');
  assert.ok(signature.kind === 'method');
  const list = signature.type.names[0]?.args[1];
  assert.ok(list);
  assert.deepEqual(list.names[0]?.args.map(dottedName), ['Schema.SObjectField']);
  assert.equal(parameters[0]?.type.arrayLevels, 1);
});

test('`new` is a constructor, and a name without parentheses a property', () => {
  assert.equal(parseSignature('new(String url)').kind, 'constructor');
  assert.equal(parseSignature('new()').parameters.length, 0);
  const property = parseSignature('static Integer size');
  assert.ok(property.kind === 'property');
  assert.deepEqual([property.name, property.static], ['size', true]);
});

test('a text that is no signature is refused with the text', () => {
  for (const text of ['String', 'void f(', 'void f(String)', 'void f() {}', 'Integer size!', 'List<String'])
    assert.throws(() => parseSignature(text), { message: `Not a type or signature: ${text}` });
});
