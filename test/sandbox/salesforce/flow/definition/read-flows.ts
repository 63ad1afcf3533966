/** The flows of a package: `flows/Name.flow-meta.xml` at any depth, each one version, which is the one that runs. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sourceFiles } from '../../schema/read-source.ts';
import { problemsOf, SourceInvalid } from '../../schema/source-error.ts';
import { flowMetadata, type FlowDefinition } from './flow-metadata.ts';
import { readFlowXml } from './read-flow-xml.ts';

/** @param file says the flow's name @throws SourceInvalid naming the file and the element at fault */
export const parseFlow = (xml: string, file: string): FlowDefinition => {
  const parsed = flowMetadata.safeParse(readFlowXml(xml, file));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  return { ...parsed.data, apiName: basename(file).replace(/\.flow(?:-meta\.xml)?$/, ''), file };
};

/** @throws SourceInvalid naming the file and the element at fault */
export const readFlow = (file: string): FlowDefinition => parseFlow(readFileSync(file, 'utf8'), file);

/**
 * All flows of the package, drafts and obsolete ones too: which of them run is for their status to say.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readFlows = (directories: readonly string[]): readonly FlowDefinition[] =>
  sourceFiles(directories, '**/*.flow-meta.xml').map(readFlow);
