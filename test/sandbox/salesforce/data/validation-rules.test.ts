import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openShippingOrg, SHIPPING_SOURCE, type ShippingOrg } from '../fixtures/shipping-org.ts';
import { loadSchema } from '../schema/load-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'shipping-rules-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const RULES: Readonly<Record<string, readonly [formula: string, message: string, field: string]>> = {
  Weighed: ['Weight__c &lt;= 0', 'A shipment weighs something.', 'Weight__c'],
  SameCarrier: ['ISCHANGED(Carrier__c)', 'The carrier stays.', 'Carrier__c'],
  NoRoad: ['AND(ISNEW(), Carrier__c = "Road")', 'No new shipments by road.', 'Carrier__c'],
};

/** The source of the sample org with these rules for shipments beside what it has. */
const sourceWith = (name: string, rules: typeof RULES): string => {
  const copy = join(folder, name);
  cpSync(SHIPPING_SOURCE, copy, { recursive: true });
  const directory = join(copy, 'main/shipping/objects/Shipment__c/validationRules');
  mkdirSync(directory);
  for (const [rule, [formula, message, field]] of Object.entries(rules)) {
    const elements = `<fullName>${rule}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula><errorDisplayField>${field}</errorDisplayField><errorMessage>${message}</errorMessage>`;
    const text = `<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata">${elements}</ValidationRule>`;
    writeFileSync(join(directory, `${rule}.validationRule-meta.xml`), text);
  }
  return copy;
};

const open = (): ShippingOrg =>
  openShippingOrg({ schema: loadSchema({ sourceDirectories: [sourceWith('whole', RULES)] }) });

// https://help.salesforce.com/s/articleView?id=platform.fields_about_field_validation.htm
test('validation rules refuse records on insert and on update, all of them at once', () => {
  const { insert, update, id, org } = open();
  const [both] = insert('Shipment__c', { Carrier__c: 'Road', Weight__c: 0 });
  const code = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
  assert.deepEqual(both?.errors, [
    { statusCode: code, message: 'No new shipments by road.', fields: ['Carrier__c'] },
    { statusCode: code, message: 'A shipment weighs something.', fields: ['Weight__c'] },
  ]);

  const rail = id('Shipment__c', { Carrier__c: 'Rail', Weight__c: 3 });
  const [changed] = update('Shipment__c', { Id: rail, Carrier__c: 'Road' });
  assert.deepEqual(
    changed?.errors.map(({ message }) => message),
    ['The carrier stays.'],
  );
  assert.equal(org.byId('Shipment__c', rail)?.Carrier__c, 'Rail');
  assert.equal(update('Shipment__c', { Id: rail, Weight__c: 4 })[0]?.success, true);
});

test('a rule that names a field the object does not have stops the loading', () => {
  const source = sourceWith('broken', { Broken: ['Wieght__c &lt; 0', 'No.', 'Weight__c'] });
  assert.throws(
    () => loadSchema({ sourceDirectories: [source] }),
    /Shipment__c\.Broken.*Field Wieght__c does not exist\. Check spelling\./,
  );
});
