/** Formula fields of records in memory. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SHIPPING_SOURCE } from '../../fixtures/shipping-org.ts';
import { outcomeOf } from '../library/data-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'formulas-'));
after(() => rmSync(folder, { recursive: true }));
const fields = join(folder, 'objects/Shipment__c/fields');
mkdirSync(fields, { recursive: true });
writeFileSync(
  join(fields, 'Dearer__c.field-meta.xml'),
  '<CustomField><fullName>Dearer__c</fullName><label>Dearer</label><formula>Fee__c * 2</formula><precision>18</precision><scale>1</scale><type>Number</type></CustomField>',
);

test('a record that is not saved works its formulas out when asked', () => {
  assert.equal(
    outcomeOf(
      `Shipment__c one = new Shipment__c(Fee__c = 4); Object before = one.Dearer__c; one.recalculateFormulas();
       return before + ' ' + one.Dearer__c;`,
      [SHIPPING_SOURCE, folder],
    ),
    'null 8.0',
  );
});
