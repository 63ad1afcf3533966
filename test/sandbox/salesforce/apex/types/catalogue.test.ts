import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformClass, platformHasMember } from './catalogue.ts';

test('classes of the platform are known by their names, however these are written', () => {
  assert.equal(platformClass('system.httprequest'), 'HttpRequest');
  assert.equal(platformClass('Messaging.InboundEmail.Header'), 'Messaging.InboundEmail.Header');
  assert.equal(platformClass('describesobjectresult'), 'Schema.DescribeSObjectResult');
  assert.equal(platformClass('ConnectApi.FeedItem'), 'ConnectApi.FeedItem');
  assert.equal(platformClass('Invoice__c'), undefined);
});

test('members are known by their class', () => {
  assert.equal(platformHasMember('String', 'ABBREVIATE'), true);
  assert.equal(platformHasMember('List<String>', 'sort'), true);
  assert.equal(platformHasMember('Database.Batchable', 'execute'), true);
  assert.equal(platformHasMember('String', 'abbrev'), false);
  assert.equal(platformHasMember('NoSuchClass', 'sort'), false);
});
