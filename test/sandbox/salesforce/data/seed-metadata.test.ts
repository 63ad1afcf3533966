import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { virtualClock } from '../../shared/clock.ts';
import { SHIPPING_SOURCE } from '../fixtures/shipping-org.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { openOrg } from './org.ts';

const RELATIONSHIP = `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
  <fullName>Fallback__c</fullName><label>Fallback</label><type>MetadataRelationship</type>
  <referenceTo>CarrierRule__mdt</referenceTo><relationshipName>Fallbacks</relationshipName>
</CustomField>`;

const recordPointingTo = (name: string): string =>
  `<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <label>Express</label><values><field>Fallback__c</field><value xsi:type="xsd:string">${name}</value></values>
</CustomMetadata>`;

/** The shipping package with a rule that points to another one. */
const orgPointingTo = (name: string) => {
  const copy = mkdtempSync(join(tmpdir(), 'shipping-'));
  try {
    cpSync(SHIPPING_SOURCE, copy, { recursive: true });
    const shipping = join(copy, 'main/shipping');
    writeFileSync(join(shipping, 'objects/CarrierRule__mdt/fields/Fallback__c.field-meta.xml'), RELATIONSHIP);
    writeFileSync(join(shipping, 'customMetadata/CarrierRule.Express.md-meta.xml'), recordPointingTo(name));
    return openOrg({
      schema: loadSchema({ sourceDirectories: [copy] }),
      clock: virtualClock(new Date('2026-01-31T10:00:00.000Z')),
      orgId: '00D000000000001EAA',
      publish: () => {
        throw new Error('nothing is published here');
      },
    });
  } finally {
    rmSync(copy, { recursive: true });
  }
};

// https://help.salesforce.com/s/articleView?id=platform.custommetadatatypes_relationships.htm
test('a custom metadata record holds the id of the record it points to', () => {
  const org = orgPointingTo('Parcel_Post');
  assert.equal(org.schema.find('CarrierRule__mdt')?.fields.get('fallback__c')?.relationshipName, 'Fallback__r');
  const rules = [...org.rows('CarrierRule__mdt')];
  const express = rules.find(({ DeveloperName }) => DeveloperName === 'Express');
  const post = rules.find(({ DeveloperName }) => DeveloperName === 'Parcel_Post');
  assert.ok(post?.Id);
  assert.equal(express?.Fallback__c, post.Id);
});

test('a custom metadata record that points nowhere is refused by name', () => {
  assert.throws(() => orgPointingTo('Pigeon'), /CarrierRule__mdt Express.*Fallback__c: no record Pigeon/);
});
