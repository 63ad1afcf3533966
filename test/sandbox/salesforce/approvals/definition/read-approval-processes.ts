import { SourceInvalid } from '../../schema/source-error.ts';
import { readMetadata } from '../../workflow/definition/read-metadata.ts';
import { approvalProcess, type ApprovalProcess } from './approval-metadata.ts';

const processOf = (file: string, name: string): Pick<ApprovalProcess, 'object' | 'developerName'> => {
  const [object = '', developerName, ...more] = name.split('.');
  if (developerName === undefined || more.length > 0)
    throw new SourceInvalid(file, 'the name of an approval process is that of its object, a dot and its own');
  return { object, developerName };
};

/**
 * The approval processes of a package, in the order in which a record is tried on them.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readApprovalProcesses = (directories: readonly string[]): readonly ApprovalProcess[] =>
  readMetadata(directories, {
    folder: 'approvalProcesses',
    suffix: 'approvalProcess',
    root: 'ApprovalProcess',
    shape: approvalProcess,
  })
    .map(({ file, name, content }): ApprovalProcess => ({ ...content, ...processOf(file, name), file }))
    .toSorted((left, right) => (left.processOrder ?? Infinity) - (right.processOrder ?? Infinity) || 0);
