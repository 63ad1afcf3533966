import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../apex/values/text.ts';
import {
  assigning,
  condition,
  filter,
  number,
  numberVariable,
  openSampleFlows,
  recordVariable,
  ref,
  setting,
  text,
  textVariable,
  to,
} from './sample-flows.ts';

const start = (first: string) => ({ start: { connector: to(first) } });

test('an assignment sets variables one after the other, and the flow answers its outputs', () => {
  const { outputs } = openSampleFlows({
    ...start('Set'),
    variables: [textVariable('Name'), numberVariable('Total', { value: number(1.5) })],
    assignments: {
      name: 'Set',
      assignmentItems: [
        assigning('Name', text('Total: ')),
        assigning('Total', number(2), 'Add'),
        assigning('Name', ref('Total'), 'Add'),
      ],
    },
  });
  const { Name, Total } = outputs();
  assert.equal(Name, 'Total: 3.5');
  assert.equal(textOf(Total), '3.5');
});

test('a decision takes the first outcome whose conditions hold', () => {
  const { outputs } = openSampleFlows({
    ...start('Size'),
    variables: [numberVariable('Amount'), textVariable('Size_name')],
    decisions: {
      name: 'Size',
      defaultConnector: to('Small'),
      rules: [
        {
          name: 'Is_large',
          conditionLogic: '1 AND (2 OR 3)',
          conditions: [
            condition('Amount', 'GreaterThan', number(10)),
            condition('Amount', 'LessThan', number(20)),
            condition('Amount', 'EqualTo', number(100)),
          ],
          connector: to('Large'),
        },
      ],
    },
    assignments: [
      { name: 'Large', assignmentItems: assigning('Size_name', text('large')) },
      { name: 'Small', assignmentItems: assigning('Size_name', text('small')) },
    ],
  });
  assert.deepEqual(
    [15, 50, 100, 5].map((Amount) => outputs({ Amount }).Size_name),
    ['large', 'small', 'large', 'small'],
  );
});

test('interviews that get, create and update records share one query and one statement for each element', () => {
  const { runAll, insert, org } = openSampleFlows({
    ...start('Find_books'),
    variables: [textVariable('publisher'), recordVariable('Changed', 'Book__c', { isCollection: true })],
    recordLookups: {
      name: 'Find_books',
      connector: to('Each_book'),
      object: 'Book__c',
      filterLogic: 'and',
      filters: filter('Publisher__c', 'EqualTo', ref('publisher')),
      getFirstRecordOnly: false,
      storeOutputAutomatically: true,
    },
    loops: {
      name: 'Each_book',
      collectionReference: 'Find_books',
      iterationOrder: 'Asc',
      nextValueConnector: to('Raise'),
      noMoreValuesConnector: to('Save_books'),
    },
    assignments: {
      name: 'Raise',
      assignmentItems: [
        assigning('Each_book.Price__c', number(1), 'Add'),
        assigning('Changed', ref('Each_book'), 'Add'),
      ],
      connector: to('Each_book'),
    },
    recordUpdates: { name: 'Save_books', inputReference: 'Changed', connector: to('Tell') },
    recordCreates: {
      name: 'Tell',
      object: 'Contact',
      inputAssignments: [setting('LastName', text('{!publisher}')), setting('AccountId', ref('publisher'))],
    },
  });
  const publishers = insert('Account', [{ Name: 'One' }, { Name: 'Two' }, { Name: 'Three' }]);
  const books = insert(
    'Book__c',
    publishers.map((id, at) => ({ Name: `Book ${at}`, Publisher__c: id, Price__c: at })),
  );
  const { ends, limits } = runAll({ starts: publishers.map((publisher) => ({ variables: { publisher } })) });
  assert.deepEqual(
    ends.map(({ kind }) => kind),
    ['finished', 'finished', 'finished'],
  );
  assert.deepEqual(
    books.map((id) => org.byId('Book__c', id)?.Price__c),
    [1, 2, 3],
  );
  assert.deepEqual(
    publishers.map((id) => org.lookup('Contact', 'AccountId', id).map(({ LastName }) => LastName)),
    publishers.map((id) => [id]),
  );
  assert.deepEqual([limits.used('queries'), limits.used('dmlStatements'), limits.used('dmlRows')], [1, 2, 6]);
});
