import type { FailureCode, Finding, Owner } from './failure.ts';
import { fieldInWords } from './field-words.ts';
import type { Unfilled } from './mapping.ts';
import { subjectOf } from './mapping.ts';

/** Says in words what a mapping row could not fill, who can settle it, and what change would settle it. */

type Missing = { readonly code: FailureCode; readonly owner: Owner };

/** By the kind of thing that a row looks up; everything else is a plain value. */
const BY_KIND: Readonly<Record<string, Missing>> = {
  Subsidiary: { code: 'MISSING_SUBSIDIARY', owner: 'finance' },
  Currency: { code: 'MISSING_CURRENCY_CODE', owner: 'finance' },
  TaxSchedule: { code: 'TAX_CLASS_MISSING', owner: 'finance' },
  TaxCode: { code: 'TAX_CLASS_MISSING', owner: 'finance' },
};

const codeOf = (unfilled: Unfilled): Missing =>
  BY_KIND[unfilled.row.argument] ??
  (unfilled.why === 'missing' ? { code: 'REQUIRED_MISSING', owner: 'rep' } : { code: 'VALUE_REFUSED', owner: 'rep' });

const causeOf = ({ row, why, value }: Unfilled, name: string): string => {
  const field = fieldInWords(row.sourcePath);
  if (why === 'missing') return `${field} of ${name} is empty, and NetSuite needs it.`;
  if (why === 'unknown')
    return `${field} of ${name} says "${value ?? ''}", which NetSuite does not know as a ${fieldInWords(row.argument)}.`;
  return `${field} of ${name} says "${value ?? ''}", which is not a ${fieldInWords(row.argument)}.`;
};

const fixOf = ({ row, why, value }: Unfilled): string => {
  const field = fieldInWords(row.sourcePath);
  if (why === 'missing') return `Fill ${field}.`;
  if (why === 'unknown' && row.argument === 'Currency')
    return `Enable ${value ?? ''} in NetSuite, or correct ${field}.`;
  if (why === 'unknown') return `Correct ${field}, or add a value alias of kind ${row.argument} for "${value ?? ''}".`;
  return `Correct ${field}.`;
};

type RecordName = { readonly object: string; readonly id: string; readonly name: string };

/** The findings for the rows that `record` could not fill. */
export const findingsOf = (unfilled: readonly Unfilled[], record: RecordName): readonly Finding[] =>
  unfilled.map((each) => ({
    ...codeOf(each),
    severity: 'pause',
    subject: subjectOf(each, record),
    cause: causeOf(each, record.name),
    fix: fixOf(each),
    waitsFor: [
      `${record.object}:${record.id}`,
      ...(each.value === undefined ? [] : [`alias:${each.row.argument}:${each.value}`]),
      ...(each.why === 'unknown' ? [`ledger:${each.row.argument}:${each.value ?? ''}`] : []),
    ],
  }));
