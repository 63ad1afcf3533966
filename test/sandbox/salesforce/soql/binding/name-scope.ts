/** Where names of a query are looked up: the schema, the queried object and its alias, and the text for refusals. */
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import { refusedAt, SoqlError, type SoqlErrorCode } from '../soql-error.ts';

export type NameScope = {
  readonly schema: Schema;
  readonly object: ObjectSchema;
  readonly alias: string | undefined;
  readonly text: string;
};

/** A refusal that shows the place in the query. */
export const refuse = (
  scope: Pick<NameScope, 'text'>,
  at: number,
  { errorCode, reason }: { errorCode: SoqlErrorCode; reason: string },
): SoqlError => refusedAt({ text: scope.text, at }, errorCode, reason);

/** The refusal of a query whose parts do not go together; the platform shows no place for these. */
export const malformed = (reason: string): SoqlError => new SoqlError('MALFORMED_QUERY', reason);
