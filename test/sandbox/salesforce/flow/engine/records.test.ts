import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../apex/values/text.ts';
import {
  assigning,
  filter,
  flag,
  number,
  openSampleFlows,
  recordVariable,
  ref,
  setting,
  text,
  textVariable,
  to,
  type FlowParts,
  type SampleFlows,
} from './sample-flows.ts';

const start = { connector: to('Find') };

const find = (more: FlowParts) => ({
  name: 'Find',
  object: 'Book__c',
  filterLogic: 'and',
  getFirstRecordOnly: false,
  storeOutputAutomatically: true,
  ...more,
});

const BOOKS = [
  { Name: 'Alpha', Price__c: 1000, Pages__c: 100, Cover__c: 'Soft' },
  { Name: 'Beta', Price__c: 2000, Pages__c: 50, Cover__c: 'Hard' },
  { Name: 'Beta 100%', Price__c: 3000, Pages__c: 70 },
  { Name: 'Gamma', Price__c: 4000 },
];

/** Names of the books that a Get Records element finds. */
const found = (lookup: FlowParts): string => {
  const { outputs, insert } = openSampleFlows({
    start,
    variables: recordVariable('Books', 'Book__c', { isCollection: true, isInput: false }),
    recordLookups: find({ connector: to('Keep'), queriedFields: ['Name'], ...lookup }),
    assignments: { name: 'Keep', assignmentItems: assigning('Books', ref('Find')) },
  });
  insert('Book__c', BOOKS);
  const names = [...textOf(outputs().Books).matchAll(/Name=([^,}]*)/g)].map(([, name]) => name);
  return names.filter((name) => BOOKS.some(({ Name }) => Name === name)).join(' | ');
};

test('Get Records filters by each operator', () => {
  const cases: readonly (readonly [filter: object, expected: string])[] = [
    [filter('Name', 'EqualTo', text('alpha')), 'Alpha'],
    [filter('Name', 'NotEqualTo', text('Alpha')), 'Beta | Beta 100% | Gamma'],
    [filter('Price__c', 'GreaterThan', number(2000)), 'Beta 100% | Gamma'],
    [filter('Price__c', 'LessThanOrEqualTo', number(2000)), 'Alpha | Beta'],
    [filter('Name', 'StartsWith', text('Be')), 'Beta | Beta 100%'],
    [filter('Name', 'Contains', text('0%')), 'Beta 100%'],
    [filter('Name', 'EndsWith', text('a')), 'Alpha | Beta | Gamma'],
    [filter('Cover__c', 'IsNull', flag(true)), 'Beta 100% | Gamma'],
    [filter('Cover__c', 'IsNull', flag(false)), 'Alpha | Beta'],
  ];
  for (const [filters, expected] of cases) assert.equal(found({ filters }), expected);
});

test('Get Records obeys filter logic, order and limit', () => {
  const filters = [
    filter('Name', 'EqualTo', text('Alpha')),
    filter('Name', 'EqualTo', text('Gamma')),
    filter('Price__c', 'GreaterThan', number(1000)),
  ];
  assert.equal(found({ filters, filterLogic: '(1 OR 2) AND 3' }), 'Gamma');
  assert.equal(found({ filters: filters.slice(0, 2), filterLogic: 'or' }), 'Alpha | Gamma');
  assert.equal(found({ sortField: 'Price__c', sortOrder: 'Desc', limit: number(2) }), 'Gamma | Beta 100%');
});

/** A flow that finds a book by name into variables that hold something before. */
const intoVariables = (name: string, lookup: FlowParts): Readonly<Record<string, unknown>> => {
  const { outputs, insert } = openSampleFlows({
    start,
    variables: [recordVariable('Book', 'Book__c'), textVariable('Title', { value: text('before') })],
    recordLookups: {
      ...{ name: 'Find', object: 'Book__c', filterLogic: 'and' },
      filters: filter('Name', 'EqualTo', text(name)),
      ...lookup,
    },
  });
  insert('Book__c', BOOKS);
  return outputs();
};

test('fields of the first record go into variables, which are emptied on request when there is none', () => {
  const outputAssignments = { field: 'Name', assignToReference: 'Title' };
  assert.equal(intoVariables('Beta', { outputAssignments }).Title, 'Beta');
  assert.equal(intoVariables('Missing', { outputAssignments }).Title, 'before');
  const assignNullValuesIfNoRecordsFound = true;
  assert.equal(intoVariables('Missing', { outputAssignments, assignNullValuesIfNoRecordsFound }).Title, null);
});

test('a record goes into a record variable', () => {
  const lookup = { outputReference: 'Book', queriedFields: ['Name', 'Price__c'] };
  assert.match(textOf(intoVariables('Beta', lookup).Book), /Name=Beta, Price__c=2000.00/);
});

const createBook = { name: 'Create', object: 'Book__c', inputAssignments: setting('Name', text('New')) };

test('the id of a created record is stored by itself, or in a variable', () => {
  const { outputs, org } = openSampleFlows({
    start: { connector: to('Create') },
    variables: [textVariable('Id_1'), textVariable('Id_2')],
    recordCreates: {
      ...createBook,
      assignRecordIdToReference: 'Id_1',
      storeOutputAutomatically: true,
      connector: to('Keep'),
    },
    assignments: { name: 'Keep', assignmentItems: assigning('Id_2', ref('Create')) },
  });
  const { Id_1, Id_2 } = outputs();
  assert.equal(Id_1, Id_2);
  assert.equal(org.byId('Book__c', String(Id_1))?.Name, 'New');
});

test('a collection of records is created with one statement, and gets its ids', () => {
  const { runAll } = openSampleFlows({
    start: { connector: to('Fill') },
    variables: [recordVariable('Book', 'Book__c'), recordVariable('Books', 'Book__c', { isCollection: true })],
    assignments: {
      name: 'Fill',
      assignmentItems: ['One', 'Two'].flatMap((name) => [
        assigning('Book.Name', text(name)),
        assigning('Books', ref('Book'), 'Add'),
      ]),
      connector: to('Create'),
    },
    recordCreates: { name: 'Create', inputReference: 'Books' },
  });
  const { ends, limits } = runAll({ starts: [{}, {}] });
  assert.deepEqual([limits.used('dmlStatements'), limits.used('dmlRows')], [1, 4]);
  const [end] = ends;
  assert.match(end?.kind === 'finished' ? textOf(end.outputs.Books) : '', /Id=a00.*Id=a00/);
});

const changing = (parts: FlowParts): SampleFlows => {
  const sample = openSampleFlows({ start: { connector: to('Change') }, ...parts });
  sample.insert('Book__c', BOOKS);
  return sample;
};

const prices = ({ org }: SampleFlows): readonly unknown[] =>
  [...org.rows('Book__c')]
    .filter(({ Name }) => BOOKS.some((book) => book.Name === Name))
    .map(({ Price__c }) => Price__c);

test('records that filters find are updated: one query, one statement', () => {
  const sample = changing({
    recordUpdates: {
      ...{ name: 'Change', object: 'Book__c', filterLogic: 'and' },
      filters: filter('Name', 'StartsWith', text('Beta')),
      inputAssignments: setting('Price__c', number(1)),
    },
  });
  const { limits } = sample.runAll({ starts: [{}, {}] });
  assert.deepEqual(prices(sample), [1000, 1, 1, 4000]);
  assert.deepEqual([limits.used('queries'), limits.used('dmlStatements'), limits.used('dmlRows')], [1, 1, 2]);
});

test('records that filters find are deleted; none found is no fault', () => {
  const deletes = (name: string) =>
    changing({
      recordDeletes: {
        ...{ name: 'Change', object: 'Book__c', filterLogic: 'and' },
        filters: filter('Name', 'EqualTo', text(name)),
      },
    });
  const sample = deletes('Gamma');
  sample.runAll({});
  assert.deepEqual(prices(sample), [1000, 2000, 3000]);
  assert.equal(deletes('Missing').runAll({}).ends[0]?.kind, 'finished');
});

test('an update sends only what the flow changed on a record it read', () => {
  const sample = openSampleFlows(
    {
      start,
      recordLookups: find({
        connector: to('Rename'),
        getFirstRecordOnly: true,
        filters: filter('Name', 'EqualTo', text('Alpha')),
      }),
      assignments: { name: 'Rename', assignmentItems: assigning('Find.Name', text('Omega')), connector: to('Other') },
      recordUpdates: [
        {
          ...{ name: 'Other', object: 'Book__c', filterLogic: 'and', connector: to('Save') },
          filters: filter('Name', 'EqualTo', text('Alpha')),
          inputAssignments: setting('Price__c', number(99)),
        },
        { name: 'Save', inputReference: 'Find' },
      ],
    },
    {},
  );
  const [id = ''] = sample.insert('Book__c', BOOKS);
  sample.runAll({});
  const book = sample.org.byId('Book__c', id);
  assert.deepEqual([book?.Name, book?.Price__c], ['Omega', 99]);
});

test('several interviews may update one record: it is saved once', () => {
  const sample = openSampleFlows({
    start: { connector: to('Change') },
    variables: textVariable('id'),
    recordUpdates: {
      ...{ name: 'Change', object: 'Book__c', filterLogic: 'and' },
      filters: filter('Id', 'EqualTo', ref('id')),
      inputAssignments: setting('Price__c', number(7)),
    },
  });
  const [id = ''] = sample.insert('Book__c', BOOKS);
  const { limits } = sample.runAll({ starts: Array.from({ length: 20 }, () => ({ variables: { id } })) });
  assert.deepEqual([limits.used('queries'), limits.used('dmlStatements'), limits.used('dmlRows')], [1, 1, 1]);
  assert.equal(sample.org.byId('Book__c', id)?.Price__c, 7);
});

/** A flow that creates a book of that name, or updates those that are there already. */
const findOrCreate = (more: FlowParts = {}) =>
  openSampleFlows({
    start: { connector: to('Create') },
    recordCreates: {
      ...createBook,
      filters: filter('Name', 'StartsWith', text('Beta')),
      inputAssignments: [setting('Name', text('Beta')), setting('Pages__c', number(7))],
      ...more,
    },
  });

const pagesAfter = (more: FlowParts, ...names: readonly string[]): string => {
  const sample = findOrCreate(more);
  for (const Name of names) {
    sample.insert('Book__c', [{ Name }]);
    sample.org.clock.advance(1000);
  }
  sample.outputs();
  return [...sample.org.rows('Book__c')]
    .filter(({ Name }) => /^(?:Alpha|Beta)/.test(String(Name)))
    .map(({ Pages__c }) => String(Pages__c))
    .join(' ');
};

test('Create Records updates the records it is told to look for', () => {
  assert.equal(pagesAfter({}), '7');
  assert.equal(pagesAfter({}, 'Beta one'), '7');
  assert.equal(pagesAfter({}, 'Beta one', 'Beta two'), '7 7');
  assert.equal(pagesAfter({ operationMultMatchingRecords: 'UpdateLatestRecord' }, 'Beta one', 'Beta two'), 'null 7');
  assert.equal(pagesAfter({ operationOneMatchingRecord: 'None' }, 'Beta one'), 'null');
  assert.equal(pagesAfter({ operationZeroMatchingRecords: 'None' }, 'Alpha'), 'null');
});

test('records to look for take one query and one statement, however many interviews there are', () => {
  const sample = findOrCreate();
  sample.insert('Book__c', [{ Name: 'Beta one' }]);
  const { limits } = sample.runAll({ starts: Array.from({ length: 20 }, () => ({})) });
  assert.deepEqual([limits.used('queries'), limits.used('dmlStatements')], [1, 1]);
});

test('what becomes of matching records is told by name, or refused', () => {
  assert.throws(
    () => pagesAfter({ operationOneMatchingRecord: 'Shuffle' }, 'Beta one'),
    /does not support Shuffle for matching records/,
  );
});
