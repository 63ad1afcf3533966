/** The sObject token of what a list or map holds. */
import { transaction } from '../../runtime/current.ts';

/**
 * @param type canonical, as collections know it
 * @returns null for `SObject` itself and for what is no sObject
 */
export const sobjectToken = (type: string): object | null => {
  const { data, program } = transaction();
  const sobject = type === 'SObject' ? undefined : program.types.sobject(type);
  return sobject === undefined ? null : data.describe.objectToken(sobject.name);
};
