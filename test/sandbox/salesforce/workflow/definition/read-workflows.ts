import { readMetadata } from './read-metadata.ts';
import { workflow, type Workflow } from './workflow-metadata.ts';

/**
 * The workflow files of a package, one for each object that has any.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readWorkflows = (directories: readonly string[]): readonly Workflow[] =>
  readMetadata(directories, { folder: 'workflows', suffix: 'workflow', root: 'Workflow', shape: workflow }).map(
    ({ file, name, content }) => ({ ...content, object: name, file }),
  );
