import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { metadataFile } from '../../apex/served/sample-project.ts';
import { startApexOrg } from '../../apex/served/start-apex-org.ts';
import type { Client } from '../../fixtures/start-shipping-org.ts';

/** A screen with fields of a record, depots found before to choose from, and a component of the package. */
const FLOW = metadataFile(
  'Flow',
  `<apiVersion>68.0</apiVersion>
   <dynamicChoiceSets><name>Found</name><collectionReference>Find</collectionReference><dataType>String</dataType>
   <displayField>Name</displayField><object>Depot__c</object><valueField>Name</valueField></dynamicChoiceSets>
   <label>Enter a shipment</label><processType>Flow</processType>
   <recordCreates><name>Save</name><label>Save</label><inputReference>shipment</inputReference></recordCreates>
   <recordLookups><name>Find</name><label>Find</label><connector><targetReference>Enter</targetReference></connector>
   <getFirstRecordOnly>false</getFirstRecordOnly><object>Depot__c</object><sortField>Name</sortField><sortOrder>Desc</sortOrder>
   <storeOutputAutomatically>true</storeOutputAutomatically></recordLookups>
   <screens><name>Enter</name><label>Enter</label><connector><targetReference>Save</targetReference></connector>
   <fields><fieldType>ObjectProvided</fieldType><objectFieldReference>shipment.Status__c</objectFieldReference></fields>
   <fields><fieldType>ObjectProvided</fieldType><objectFieldReference>shipment.Weight__c</objectFieldReference></fields>
   <fields><name>Stops</name><choiceReferences>Found</choiceReferences><dataType>String</dataType><fieldText>Stops</fieldText>
   <fieldType>MultiSelectCheckboxes</fieldType></fields>
   <fields><name>Map</name><extensionName>c:shipmentMap</extensionName><fieldType>ComponentInstance</fieldType>
   <inputParameters><name>stops</name><value><elementReference>Find</elementReference></value></inputParameters>
   <outputParameters><assignToReference>shipment.Notes__c</assignToReference><name>place</name></outputParameters></fields>
   <fields><fieldType>ObjectProvided</fieldType><objectFieldReference>shipment.Carrier__c</objectFieldReference></fields></screens>
   <start><connector><targetReference>Find</targetReference></connector></start><status>Active</status>
   <variables><name>shipment</name><dataType>SObject</dataType><objectType>Shipment__c</objectType></variables>`,
);

const COMPONENT = metadataFile('LightningComponentBundle', '<apiVersion>68.0</apiVersion><isExposed>true</isExposed>');

let client: Client;

before(async () => {
  client = await startApexOrg({
    'flows/Enter.flow-meta.xml': FLOW,
    'lwc/shipmentMap/shipmentMap.js-meta.xml': COMPONENT,
  });
  for (const Name of ['North', 'Harbour']) await client.connection.sobject('Depot__c').create({ Name });
});
after(() => client.stop());

const shown = z.object({ id: z.string(), screen: z.object({ fields: z.array(z.record(z.string(), z.unknown())) }) });

test('fields of a record bring their labels and values, choices come from records, components say what they take', async () => {
  const { body } = await client.call('POST', '/sandbox/flow-interviews', { flow: 'Enter' });
  const { fields } = shown.parse(body).screen;
  assert.deepEqual(
    fields.map(({ name, kind, fieldType, label }) => [name, kind, fieldType ?? label]),
    [
      ['shipment.Status__c', 'record-field', 'picklist'],
      ['shipment.Weight__c', 'record-field', 'double'],
      ['Stops', 'checkboxes', 'Stops'],
      ['Map', 'component', ''],
      ['shipment.Carrier__c', 'record-field', 'string'],
    ],
  );
  const [stops] = fields.flatMap(({ choices, several }) => (several === true ? [choices] : []));
  assert.deepEqual(stops, [
    { label: 'North', value: 'North' },
    { label: 'Harbour', value: 'Harbour' },
  ]);
  const [map] = fields.filter(({ component }) => component === 'c:shipmentMap');
  assert.deepEqual(map?.outputs, ['place']);
  const { stops: given } = z.object({ stops: z.array(z.looseObject({ Name: z.string() })) }).parse(map.inputs);
  assert.deepEqual(
    given.map(({ Name }) => Name),
    ['North', 'Harbour'],
  );
});

test('what is entered goes into the record, from the component too', async () => {
  const { body } = await client.call('POST', '/sandbox/flow-interviews', { flow: 'Enter' });
  const { id } = shown.parse(body);
  const done = await client.call('POST', `/sandbox/flow-interviews/${id}/next`, {
    values: {
      'shipment.Status__c': 'Sent',
      'shipment.Weight__c': 4.5,
      'shipment.Carrier__c': 'Post',
      Stops: ['North', 'Harbour'],
      Map: { place: 'on the way' },
    },
  });
  assert.equal(JSON.stringify(done.body).includes('"finished"'), true, JSON.stringify(done.body));
  const [shipment] = [...client.sandbox.org.rows('Shipment__c')];
  assert.deepEqual([shipment?.Status__c, shipment?.Weight__c, shipment?.Notes__c], ['Sent', 4.5, 'on the way']);
});
