import assert from 'node:assert/strict';
import { test } from 'node:test';
import { salesforceId } from '../../src/http/salesforce-id.ts';

const IDS: readonly (readonly [title: string, id: string, isOne: boolean])[] = [
  ['15 characters', '800Hs0000000001', true],
  ['18 characters whose check fits', '800Hs0000000001IAA', true],
  ['18 characters in the wrong case', '800hs0000000001IAA', false],
  ['18 characters with another check', '800Hs0000000001IAB', false],
  ['a check in small letters', '800Hs0000000001iaa', false],
  ['16 characters', '800Hs0000000001I', false],
  ['another alphabet', '800Hs000000000é', false],
  ['a quote', "800Hs000000000'", false],
  ['nothing', '', false],
];
for (const [title, id, isOne] of IDS)
  test(`${title} ${isOne ? 'is' : 'is not'} a Salesforce id`, () => {
    assert.equal(salesforceId.safeParse(id).success, isOne);
  });
