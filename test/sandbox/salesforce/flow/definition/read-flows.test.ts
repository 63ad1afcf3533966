import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseFlow, readFlows } from './read-flows.ts';

const flow = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Flow xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Sample</label>
    ${body}
</Flow>`;

const parsed = (body: string) => parseFlow(flow(body), 'flows/Sample.flow-meta.xml');

test('a flow has the name of its file, and lists where its elements may come several times', () => {
  const { apiName, assignments, decisions } = parsed(`
    <assignments>
        <name>Set</name>
        <label>Set</label>
        <locationX>0</locationX>
        <locationY>0</locationY>
        <assignmentItems>
            <assignToReference>Text</assignToReference>
            <operator>Assign</operator>
            <value>
                <stringValue> a &amp; b
</stringValue>
            </value>
        </assignmentItems>
        <connector>
            <isGoTo>true</isGoTo>
            <targetReference>Set</targetReference>
        </connector>
    </assignments>`);
  assert.equal(apiName, 'Sample');
  assert.deepEqual(decisions, []);
  const [assignment] = assignments;
  assert.equal(assignment?.assignmentItems[0]?.value?.stringValue, ' a & b\n');
  assert.deepEqual(assignment.connector, { isGoTo: true, targetReference: 'Set' });
});

test('booleans and whole numbers are parsed, decimals stay texts', () => {
  const { variables, constants } = parsed(`
    <variables>
        <name>Amount</name>
        <dataType>Currency</dataType>
        <isCollection>false</isCollection>
        <isInput>true</isInput>
        <scale>2</scale>
    </variables>
    <constants>
        <name>Rate</name>
        <dataType>Number</dataType>
        <value>
            <numberValue>0.10</numberValue>
        </value>
    </constants>`);
  const [variable] = variables;
  assert.deepEqual(
    [variable?.isCollection, variable?.isInput, variable?.isOutput, variable?.scale],
    [false, true, undefined, 2],
  );
  assert.equal(constants[0]?.value?.numberValue, '0.10');
});

test('a start without a connector may say so with an empty element', () => {
  const { start } = parsed('<start><connector/><object>Order</object><triggerType>PlatformEvent</triggerType></start>');
  assert.equal(start?.connector, undefined);
  assert.equal(start?.triggerType, 'PlatformEvent');
});

test('fields of a screen lie in columns of sections', () => {
  const field = '<fields><name>Inner</name><fieldType>InputField</fieldType><dataType>String</dataType></fields>';
  const column = `<fields><name>Column</name><fieldType>Region</fieldType>${field}</fields>`;
  const { screens } = parsed(`
    <screens>
        <name>Ask</name>
        <fields><name>Section</name><fieldType>RegionContainer</fieldType>${column}</fields>
    </screens>`);
  assert.equal(screens[0]?.fields[0]?.fields[0]?.fields[0]?.name, 'Inner');
});

test('an element that no flow has is told with its file', () => {
  assert.throws(() => parsed('<asignments/>'), /Sample\.flow-meta\.xml .*Unrecognized key: "asignments"/);
  assert.throws(
    () =>
      parsed(
        '<assignments><name>Set</name><assignmentItems><operator>Asign</operator></assignmentItems></assignments>',
      ),
    /assignments\.0\.assignmentItems\.0\.operator/,
  );
  assert.throws(() => parseFlow('<Other/>', 'flows/Sample.flow-meta.xml'), /expected the root element Flow/);
});

test('kinds of elements that only the platform runs are kept by name', () => {
  const { waits } = parsed('<waits><name>Pause</name><defaultConnectorLabel>Default</defaultConnectorLabel></waits>');
  assert.deepEqual(
    waits.map(({ name }) => name),
    ['Pause'],
  );
});

test('flows are read from all directories of a package', (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'flows-'));
  context.after(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'orders', 'flows'), { recursive: true });
  writeFileSync(join(directory, 'orders', 'flows', 'Close_orders.flow-meta.xml'), flow('<status>Active</status>'));
  assert.deepEqual(
    readFlows([directory]).map(({ apiName, status }) => [apiName, status]),
    [['Close_orders', 'Active']],
  );
});
