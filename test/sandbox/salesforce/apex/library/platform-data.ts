/** The standard library's data area: records, describes, the database, access. */
import { approvalClasses } from './approval/approval.ts';
import { batchInterfaces } from './database/batchable.ts';
import { database, savepoint } from './database/database.ts';
import { duplicateClasses } from './database/duplicate-result.ts';
import { databaseError, duplicateError } from './database/error.ts';
import { dmlOptions, dmlOptionsHeaders } from './database/dml-options.ts';
import { queryLocator, queryLocatorIterator } from './database/query-locator.ts';
import { databaseResults } from './database/results.ts';
import type { LibraryClass } from './define.ts';
import { schemaEnums } from './schema/enums.ts';
import { describeFieldResult } from './schema/field-describe.ts';
import { describeSObjectResult, sobjectTypeFields, sobjectTypeFieldSets } from './schema/object-describe.ts';
import { sobjectField, sobjectType } from './schema/object-type.ts';
import { childRelationship, fieldSet, fieldSetMember, picklistEntry, recordTypeInfo } from './schema/relations.ts';
import { schema } from './schema/schema.ts';
import { searchClasses } from './search/search.ts';
import { accessLevel } from './system/access-level.ts';
import { accessType, security, sobjectAccessDecision } from './system/security.ts';
import { aggregateResult, sobject } from './system/sobject.ts';
import { statusCodeEnum } from './system/status-code.ts';

export const platformData: readonly LibraryClass[] = [
  sobject,
  aggregateResult,
  schema,
  sobjectType,
  sobjectField,
  describeSObjectResult,
  sobjectTypeFields,
  sobjectTypeFieldSets,
  describeFieldResult,
  childRelationship,
  recordTypeInfo,
  picklistEntry,
  fieldSet,
  fieldSetMember,
  ...schemaEnums,
  statusCodeEnum,
  databaseError,
  duplicateError,
  ...duplicateClasses,
  dmlOptions,
  ...dmlOptionsHeaders,
  accessLevel,
  database,
  savepoint,
  queryLocator,
  queryLocatorIterator,
  ...databaseResults,
  ...batchInterfaces,
  accessType,
  security,
  sobjectAccessDecision,
  ...approvalClasses,
  ...searchClasses,
];
