import { childrenNamed, childText, elementsAt } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import type { MetadataFile } from '../metadata/read-package.ts';
import type { Problem } from '../metadata/problem.ts';
import type { Automations, FlowFile } from './read-automations.ts';

/** A Flow names Integration Flow records that there are: by them people find, count, route and narrow its work. */

const PREFIX = 'IntegrationFlow.';

/** How an action's input `integrationFlow` names the record. */
const NAMES: Readonly<Record<string, (record: MetadataFile) => string>> = {
  RecordErrorAction: ({ root }) => childText(root, 'label') ?? '',
  FlowScopeAction: ({ name }) => name.slice(PREFIX.length),
};

const namedIn = ({ file }: FlowFile, action: string): readonly string[] =>
  childrenNamed(file.root, 'actionCalls')
    .filter((call) => childText(call, 'actionName') === action)
    .flatMap((call) => childrenNamed(call, 'inputParameters'))
    .filter((input) => childText(input, 'name') === 'integrationFlow')
    .flatMap((input) => elementsAt(input, 'value'))
    .flatMap((value) => childText(value, 'stringValue') ?? []);

export const checkIntegrationFlows = ({ flows, metadata }: Automations): readonly Problem[] => {
  const records = metadata.filter(({ type, name }) => type === 'CustomMetadata' && name.startsWith(PREFIX));
  return Object.entries(NAMES).flatMap(([action, nameOf]) => {
    const known = new Set(records.map(nameOf));
    return flows.flatMap((flow) =>
      [...new Set(namedIn(flow, action))]
        .filter((name) => !known.has(name))
        .map((name) => ({
          file: flow.path,
          problem: `It gives ${action} the Integration Flow ${name}, which there is not.`,
          fix: `Take one of: ${[...known].join(', ')}.`,
        })),
    );
  });
};
