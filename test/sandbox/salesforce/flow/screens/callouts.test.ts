import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { warehouseFiles } from '../../apex/served/callouts/sample-credentials.ts';
import { metadataFile } from '../../apex/served/sample-project.ts';
import { startApexOrg } from '../../apex/served/start-apex-org.ts';
import { INTEGRATION_USER, type Client } from '../../fixtures/start-shipping-org.ts';

const STOCK = `
public class Stock {
  @InvocableMethod(label='Ask for stock' callout=true)
  public static List<String> ask(List<String> codes) {
    List<String> answers = new List<String>();
    for (String code : codes) {
      HttpRequest request = new HttpRequest();
      request.setEndpoint('callout:Warehouse/' + code);
      request.setMethod('GET');
      answers.add(new Http().send(request).getBody());
    }
    return answers;
  }
}`;

/** Counts its steps before it asks the warehouse, so that a step that is run again shows. */
const FLOW = metadataFile(
  'Flow',
  `<actionCalls><name>Ask_stock</name><label>Ask stock</label><actionName>Stock</actionName><actionType>apex</actionType>
   <connector><targetReference>Show</targetReference></connector><inputParameters><name>codes</name>
   <value><elementReference>Code</elementReference></value></inputParameters>
   <storeOutputAutomatically>true</storeOutputAutomatically></actionCalls><apiVersion>68.0</apiVersion>
   <assignments><name>Count</name><label>Count</label><assignmentItems><assignToReference>steps</assignToReference>
   <operator>Add</operator><value><numberValue>1</numberValue></value></assignmentItems>
   <connector><targetReference>Ask_stock</targetReference></connector></assignments>
   <label>Stock</label><processType>Flow</processType>
   <screens><name>Ask</name><label>Ask</label><connector><targetReference>Count</targetReference></connector>
   <fields><name>Code</name><dataType>String</dataType><fieldText>Code</fieldText><fieldType>InputField</fieldType></fields></screens>
   <screens><name>Show</name><label>Show</label><fields><name>Answer</name><fieldType>DisplayText</fieldType>
   <fieldText>{!Code}: {!Ask_stock.output}, step {!steps}</fieldText></fields></screens>
   <start><connector><targetReference>Ask</targetReference></connector></start><status>Active</status>
   <variables><name>steps</name><dataType>Number</dataType><scale>0</scale><value><numberValue>0</numberValue></value></variables>`,
);

const asked: string[] = [];

const warehouse = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end(`${asked.length} on stock`);
});

let client: Client;

before(async () => {
  await new Promise<void>((resolve) => warehouse.listen(0, '127.0.0.1', resolve));
  const address = warehouse.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? '') : ''}`;
  client = await startApexOrg(
    { ...warehouseFiles(), 'classes/Stock.cls': STOCK, 'flows/Ask_stock.flow-meta.xml': FLOW },
    {
      users: [{ username: INTEGRATION_USER, permissionSets: ['Warehouse_User'] }],
      callouts: {
        namedCredentials: { Warehouse: { url } },
        credentialValues: { WarehouseKey: { ApiKey: 's3cret' } },
      },
    },
  );
});
after(async () => {
  await client.stop();
  warehouse.closeAllConnections();
  warehouse.close();
});

const interview = z.object({
  id: z.string(),
  screen: z.object({ fields: z.array(z.looseObject({ name: z.string() })) }),
});

test('a step that calls out runs from where it began, and only once as far as the interview can tell', async () => {
  const { body } = await client.call('POST', '/sandbox/flow-interviews', { flow: 'Ask_stock' });
  const { id } = interview.parse(body);
  const step = await client.call('POST', `/sandbox/flow-interviews/${id}/next`, { values: { Code: 'A1' } });
  assert.deepEqual(interview.parse(step.body).screen.fields, [
    { name: 'Answer', kind: 'display', text: 'A1: 1 on stock, step 1' },
  ]);
  assert.deepEqual(asked, ['/A1']);
});

test('an action called over REST may call out for each of its inputs', async () => {
  const { status, body } = await client.call('POST', '/actions/custom/apex/Stock', {
    inputs: [{ codes: 'B1' }, { codes: 'B2' }],
  });
  assert.equal(status, 200);
  const results = z.array(z.object({ outputValues: z.record(z.string(), z.unknown()) })).parse(body);
  assert.deepEqual(
    results.map(({ outputValues }) => outputValues),
    [{ output: '2 on stock' }, { output: '3 on stock' }],
  );
  assert.deepEqual(asked, ['/A1', '/B1', '/B2']);
});
