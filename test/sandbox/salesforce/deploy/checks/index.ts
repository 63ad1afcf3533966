import type { DeclaredTypes } from '../metadata/declared-types.ts';
import type { Check } from './check.ts';
import { checkBundle } from './check-bundle.ts';
import { checkField, checkObject } from './check-field.ts';
import { checkGrants } from './check-grants.ts';
import { checkMetadataRecord } from './check-metadata-record.ts';
import { checkOwner } from './check-owner.ts';
import { checkPage } from './check-page.ts';
import { checkReferences } from './check-references.ts';
import { fileCheck } from './check-file.ts';
import { checkRecordType } from './picklist-values.ts';

/** How components name each other, and what they say of themselves beyond the shape of their files. */
export const nameChecks: readonly Check[] = [
  checkReferences,
  checkOwner,
  checkObject,
  checkField,
  checkRecordType,
  checkGrants,
  checkMetadataRecord,
  checkPage,
  checkBundle,
];

/** The checks that need nothing but the components themselves. */
export const componentChecks = (types: DeclaredTypes): readonly Check[] => [fileCheck(types), ...nameChecks];
