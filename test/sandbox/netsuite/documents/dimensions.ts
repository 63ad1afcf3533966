/** Departments, classes and locations that belong to companies may stand only on those companies' documents. */
import { idOf } from '../records/draft.ts';
import type { DraftLine } from '../records/draft.ts';
import { invalidChoice } from '../records/refusals.ts';
import type { StoredRecord } from '../records/types.ts';
import type { Ledger } from './ledger.ts';

const TYPE_OF = { department: 'department', class: 'classification', location: 'location' } as const;

const belongsTo = (dimension: StoredRecord, company: string): boolean => {
  const companies = (dimension.sublists['subsidiary'] ?? []).map((line) => idOf(line.fields['subsidiary']));
  return companies.length === 0 || companies.includes(company);
};

/**
 * @param holder a document's body or one of its lines
 * @throws NetSuiteError "Invalid Field Value" for a dimension that is inactive or another company's
 */
export const checkDimensions = (
  { store }: Ledger,
  holder: Pick<DraftLine, 'fields'>,
  { company, path }: { company: string; path: string },
): void => {
  for (const [field, type] of Object.entries(TYPE_OF)) {
    const id = idOf(holder.fields[field]);
    const dimension = id === undefined ? undefined : store.get(type, id);
    if (dimension === undefined) continue;
    if (dimension.fields['isInactive'] === true || !belongsTo(dimension, company))
      throw invalidChoice(dimension.id, field, `${path}${field}`);
  }
};
