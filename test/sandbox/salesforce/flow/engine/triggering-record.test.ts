import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../apex/values/text.ts';
import {
  assigning,
  condition,
  flag,
  number,
  openSampleFlows,
  ref,
  setting,
  text,
  textVariable,
  to,
  type FlowParts,
  type SampleFlows,
} from './sample-flows.ts';

const onBook = (parts: FlowParts): SampleFlows =>
  openSampleFlows({
    ...parts,
    start: { object: 'Book__c', triggerType: 'RecordAfterSave', recordTriggerType: 'Update', connector: to('First') },
  });

const oneBook = ({ insert }: SampleFlows): string => {
  const [publisher = ''] = insert('Account', [{ Name: 'House' }]);
  return insert('Book__c', [{ Name: 'One', Price__c: 5, Publisher__c: publisher }])[0] ?? '';
};

test('before a save the record is changed where it is, without a statement', () => {
  const flows = onBook({
    assignments: {
      name: 'First',
      assignmentItems: assigning('$Record.Name', text(' more'), 'Add'),
      connector: to('Set'),
    },
    recordUpdates: {
      name: 'Set',
      inputReference: '$Record',
      inputAssignments: [setting('Price__c', number(8)), setting('Pages__c', number(12))],
    },
  });
  const record = flows.record('Book__c', oneBook(flows));
  const { limits } = flows.runAll({ starts: [{ record }], moment: 'beforeSave' });
  assert.deepEqual(
    ['Name', 'Price__c', 'Pages__c'].map((name) => textOf(record.get(name))),
    ['One more', '8', '12'],
  );
  assert.equal(limits.used('dmlStatements'), 0);
});

test('after a save the record is updated like any other, with what the flow set', () => {
  const flows = onBook({
    assignments: { name: 'First', assignmentItems: assigning('$Record.Name', text('Two')), connector: to('Save') },
    recordUpdates: { name: 'Save', inputReference: '$Record' },
  });
  const id = oneBook(flows);
  const record = flows.record('Book__c', id);
  const { limits } = flows.runAll({ starts: [{ record }], moment: 'afterSave' });
  assert.equal(flows.org.byId('Book__c', id)?.Name, 'Two');
  assert.equal(limits.used('dmlStatements'), 1);
  assert.equal(record.get('Name'), 'One');
});

test('children and parents of the record are updated along their relationships', () => {
  const flows = openSampleFlows({
    start: { object: 'Account', triggerType: 'RecordAfterSave', recordTriggerType: 'Update', connector: to('Books') },
    recordUpdates: {
      ...{ name: 'Books', inputReference: '$Record.Books__r', filterLogic: 'and' },
      filters: { field: 'Price__c', operator: 'LessThan', value: number(10) },
      inputAssignments: setting('Price__c', number(10)),
    },
  });
  const [house = ''] = flows.insert('Account', [{ Name: 'House' }]);
  const books = flows.insert(
    'Book__c',
    [5, 15].map((Price__c) => ({ Name: 'B', Price__c, Publisher__c: house })),
  );
  flows.runAll({ starts: [{ record: flows.record('Account', house) }] });
  assert.deepEqual(
    books.map((id) => flows.org.byId('Book__c', id)?.Price__c),
    [10, 15],
  );
});

/** What a flow on a book answers that had another price before. */
const answered = (expression: string, { isNew = false } = {}): unknown => {
  const flows = onBook({
    variables: textVariable('Answer'),
    formulas: { name: 'F', dataType: 'String', expression },
    assignments: { name: 'First', assignmentItems: assigning('Answer', ref('F')) },
  });
  const id = oneBook(flows);
  const priorRecord = flows.record('Book__c', id);
  priorRecord.set('Price__c', null);
  const start = { record: flows.record('Book__c', id), ...(isNew ? {} : { priorRecord }) };
  const [end] = flows.runAll({ starts: [start] }).ends;
  return end?.kind === 'finished' ? end.outputs.Answer : end;
};

test('formulas read the record, its parents and what it was before', () => {
  assert.equal(answered('{!$Record.Name} & " of " & {!$Record.Publisher__r.Name}'), 'One of House');
  assert.equal(answered('IF(ISCHANGED({!$Record.Price__c}), "changed", "same")'), 'changed');
  assert.equal(answered('IF(ISBLANK({!$Record__Prior.Price__c}), "blank", "full")'), 'blank');
  assert.equal(answered('IF(ISNEW(), "new", "old")'), 'old');
  assert.equal(answered('IF(ISNEW(), "new", "old")', { isNew: true }), 'new');
});

const outcome = (rule: FlowParts, { isNew = false } = {}): unknown => {
  const flows = onBook({
    variables: textVariable('Answer', { value: text('no') }),
    decisions: { name: 'First', rules: { name: 'Rule', conditionLogic: 'and', connector: to('Yes'), ...rule } },
    assignments: { name: 'Yes', assignmentItems: assigning('Answer', text('yes')) },
  });
  const id = oneBook(flows);
  const priorRecord = flows.record('Book__c', id);
  priorRecord.set('Price__c', null);
  const start = { record: flows.record('Book__c', id), ...(isNew ? {} : { priorRecord }) };
  const [end] = flows.runAll({ starts: [start] }).ends;
  return end?.kind === 'finished' ? end.outputs.Answer : end;
};

test('IsChanged compares with the record before; a new record has not changed', () => {
  assert.equal(outcome({ conditions: condition('$Record.Price__c', 'IsChanged', flag(true)) }), 'yes');
  assert.equal(outcome({ conditions: condition('$Record.Name', 'IsChanged', flag(true)) }), 'no');
  assert.equal(outcome({ conditions: condition('$Record.Price__c', 'IsChanged', flag(true)) }, { isNew: true }), 'no');
});

test('an outcome that is only for records changed to meet it compares with the record before', () => {
  const conditions = (name: string) => condition(`$Record.${name}`, 'IsNull', flag(false));
  const doesRequireRecordChangedToMeetCriteria = true;
  assert.equal(outcome({ conditions: conditions('Price__c'), doesRequireRecordChangedToMeetCriteria }), 'yes');
  assert.equal(outcome({ conditions: conditions('Name'), doesRequireRecordChangedToMeetCriteria }), 'no');
});

test('before a save, formula fields of the record follow what the flow sets', () => {
  const flows = onBook({
    assignments: {
      name: 'First',
      assignmentItems: [assigning('$Record.Pages__c', number(12)), assigning('$Record.Name', ref('$Record.Spine__c'))],
    },
  });
  const record = flows.record('Book__c', oneBook(flows));
  assert.equal(record.fields.get('Spine__c'), 'House/');
  flows.runAll({ starts: [{ record }], moment: 'beforeSave' });
  assert.equal(record.fields.get('Name'), 'House/12');
});
