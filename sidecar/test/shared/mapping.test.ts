import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf } from '../../src/shared/mapping-findings.ts';
import { Failure } from '../../src/shared/failure.ts';
import type { Lookups, MappedValue, MappingRow } from '../../src/shared/mapping.ts';
import { compileMapping, valueAt } from '../../src/shared/mapping.ts';

const lookups: Lookups = {
  find: (kind, name) => (kind === 'Country' && name === 'France' ? 'FR' : undefined),
  resolve: (_kind, name) => (name === 'Gaul' ? 'France' : name),
};
const row = (changes: Partial<MappingRow> = {}): MappingRow => ({
  name: 'Row',
  targetRecord: 'Customer',
  targetField: 'field',
  sourcePath: 'Name',
  rule: 'Copy',
  argument: '',
  defaultValue: '',
  isRequired: false,
  sequence: 1,
  version: '1',
  ...changes,
});
const apply = (changes: Partial<MappingRow>, source: Readonly<Record<string, unknown>>) =>
  compileMapping([row(changes)], 'America/New_York').apply('Customer', source, lookups);

const text = (value: string): MappedValue => ({ kind: 'text', value });
type Filled = readonly [title: string, row: Partial<MappingRow>, source: unknown, value: MappedValue];
const FILLED: readonly Filled[] = [
  ['Copy takes text as it is', {}, ' two  words ', text(' two  words ')],
  ['Copy takes a number as text', {}, 12.5, text('12.5')],
  ['Copy takes false as a value, not as empty', {}, false, text('false')],
  ['Default fills what is empty', { rule: 'Default', defaultValue: 'Billing' }, '', text('Billing')],
  ['Default lets a value stand', { rule: 'Default', defaultValue: 'Billing' }, 'Other', text('Other')],
  ['a constant needs no source', { sourcePath: '', defaultValue: 'Billing' }, 'ignored', text('Billing')],
  ['Lookup finds by name', { rule: 'Lookup', argument: 'Country' }, 'France', { kind: 'reference', id: 'FR' }],
  ['Lookup goes through aliases', { rule: 'Lookup', argument: 'Country' }, 'Gaul', { kind: 'reference', id: 'FR' }],
  ['Alias replaces a name', { rule: 'Alias', argument: 'State' }, 'Gaul', text('France')],
  ['Alias lets other names stand', { rule: 'Alias', argument: 'State' }, 'Bavaria', text('Bavaria')],
  ['Format date takes a date', { rule: 'Format', argument: 'date' }, '2026-02-28', text('2026-02-28')],
  [
    'Format date takes the day that an instant was in the company',
    { rule: 'Format', argument: 'date' },
    '2026-03-01T04:59:59.000+0000',
    text('2026-02-28'),
  ],
  [
    'Format date knows summer time',
    { rule: 'Format', argument: 'date' },
    '2026-07-01T04:00:00.000Z',
    text('2026-07-01'),
  ],
  [
    'Format decimal keeps every digit',
    { rule: 'Format', argument: 'decimal' },
    '0.10',
    { kind: 'decimal', value: '0.10' },
  ],
  [
    'Format decimal takes a number',
    { rule: 'Format', argument: 'Decimal' },
    1e-7,
    { kind: 'decimal', value: '0.0000001' },
  ],
  ['Format boolean takes false', { rule: 'Format', argument: 'boolean' }, false, { kind: 'boolean', value: false }],
  ['Format text is plain text', { rule: 'Format', argument: 'text' }, 7, text('7')],
];
for (const [title, changes, source, value] of FILLED)
  test(title, () => {
    assert.deepEqual(apply(changes, { Name: source }), { fields: [{ field: 'field', value }], unfilled: [] });
  });

type Unfilled = readonly [title: string, row: Partial<MappingRow>, source: unknown, why: string];
const UNFILLED: readonly Unfilled[] = [
  ['a required field that is empty is missing', { isRequired: true }, '  ', 'missing'],
  ['a required field that is null is missing', { isRequired: true }, null, 'missing'],
  ['a required field that holds an object is missing', { isRequired: true }, { Id: '1' }, 'missing'],
  ['a name nobody knows is unknown', { rule: 'Lookup', argument: 'Country' }, 'Atlantis', 'unknown'],
  ['a kind nobody knows is unknown', { rule: 'Lookup', argument: 'Planet' }, 'France', 'unknown'],
  ['a date that does not exist is malformed', { rule: 'Format', argument: 'date' }, '2026-02-30', 'malformed'],
  ['a decimal with a comma is malformed', { rule: 'Format', argument: 'decimal' }, '1,5', 'malformed'],
  ['yes is no boolean', { rule: 'Format', argument: 'boolean' }, 'yes', 'malformed'],
];
for (const [title, changes, source, why] of UNFILLED)
  test(`${title}, and no field is made of it`, () => {
    const { fields, unfilled } = apply(changes, { Name: source });
    assert.deepEqual(fields, []);
    assert.deepEqual(
      unfilled.map((each) => each.why),
      [why],
    );
  });

test('an optional field that is empty is left out without a word', () => {
  assert.deepEqual(apply({}, { Name: '' }), { fields: [], unfilled: [] });
});

test('a path goes through parents, whatever the case of its names, and ends quietly where one is missing', () => {
  const source = { Account: { Parent: { Name: 'Top' } }, Contact: null };
  assert.equal(valueAt(source, 'account.PARENT.name'), 'Top');
  assert.equal(valueAt(source, 'Contact.Name'), undefined);
  assert.equal(valueAt(source, 'Account.Name.Deeper'), undefined);
});

test('two rows for one field are refused with both named', () => {
  const rows = [row({ name: 'Old' }), row({ name: 'New', sourcePath: 'Other' })];
  assert.throws(
    () => compileMapping(rows, 'UTC'),
    (error) => error instanceof Failure && error.code === 'SCHEMA_CHANGED' && /Old and New/.test(error.message),
  );
});

test('rows of one target go in their sequence and know their paths; the newest version is the version', () => {
  const mapping = compileMapping(
    [
      row({ name: 'B', targetField: 'b', sourcePath: 'B', sequence: 20, version: '3' }),
      row({ name: 'A', targetField: 'a', sourcePath: 'A', sequence: 10, version: '2' }),
      row({ name: 'C', targetField: 'c', sourcePath: '', defaultValue: 'x', sequence: 30 }),
      row({ name: 'Other', targetRecord: 'SalesOrder', sourcePath: 'Z' }),
    ],
    'UTC',
  );
  assert.deepEqual(mapping.pathsOf('Customer'), ['A', 'B']);
  assert.deepEqual(
    mapping.apply('Customer', { A: '1', B: '2' }, lookups).fields.map(({ field }) => field),
    ['a', 'b', 'c'],
  );
  assert.equal(mapping.version, '3');
});

test('the tenth version is newer than the ninth', () => {
  const rows = ['9', '10'].map((version) => row({ name: version, targetField: `f${version}`, version }));
  assert.equal(compileMapping(rows, 'UTC').version, '10');
});

const RECORD = { object: 'Account', id: '001', name: 'Acme' };
test('what could not be filled becomes a finding with cause, fix, owner and what it waits for', () => {
  const { unfilled } = apply({ rule: 'Lookup', argument: 'Country' }, { Name: 'Atlantis' });
  assert.partialDeepStrictEqual(findingsOf(unfilled, RECORD), [
    {
      code: 'VALUE_REFUSED',
      owner: 'rep',
      cause: 'Name of Acme says "Atlantis", which NetSuite does not know as a Country.',
      fix: 'Correct Name, or add a value alias of kind Country for "Atlantis".',
      subject: { ...RECORD, field: 'Name', value: 'Atlantis' },
    },
  ]);
  assert.deepEqual(findingsOf(unfilled, RECORD)[0]?.waitsFor.slice(0, 2), ['Account:001', 'alias:Country:Atlantis']);
});

const CODES = [
  ['Subsidiary', 'MISSING_SUBSIDIARY', 'finance'],
  ['Currency', 'MISSING_CURRENCY_CODE', 'finance'],
  ['TaxSchedule', 'TAX_CLASS_MISSING', 'finance'],
  ['Terms', 'REQUIRED_MISSING', 'rep'],
] as const;
for (const [argument, code, owner] of CODES)
  test(`a missing ${argument} is ${code}, for ${owner}`, () => {
    const { unfilled } = apply({ rule: 'Lookup', argument, isRequired: true }, {});
    assert.partialDeepStrictEqual(findingsOf(unfilled, RECORD), [{ code, owner }]);
  });
