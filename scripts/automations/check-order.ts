import { childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import type { Problem } from '../metadata/problem.ts';
import type { Automations, FlowFile } from './read-automations.ts';

/**
 * Where two automations start on one object at one moment, their order is stated. Before a save, Flows go before triggers,
 * and after it triggers before Flows: the platform states that; what it leaves open is the order of two triggers, which it
 * has none for, and of two Flows without `triggerOrder`.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_order.htm
 */

const orderOf = ({ file }: FlowFile): string => childText(file.root, 'triggerOrder') ?? '';

const flowsTogether = (flows: readonly FlowFile[]): readonly Problem[] => {
  const moments = flows.flatMap((flow) =>
    flow.changes.map((change) => ({ moment: `${flow.object}, ${flow.triggerType}, ${change}`, flow })),
  );
  return [...Map.groupBy(moments, ({ moment }) => moment)].flatMap(([moment, starting]) => {
    const orders = starting.map(({ flow }) => orderOf(flow));
    if (starting.length < 2 || (new Set(orders).size === orders.length && !orders.includes(''))) return [];
    return starting.map(({ flow }) => ({
      file: flow.path,
      problem: `It starts together with ${starting.length - 1} other (${moment}), in no stated order.`,
      fix: 'Give each of them its own triggerOrder, or make them one.',
    }));
  });
};

const triggersTogether = ({ apex }: Automations): readonly Problem[] => {
  const triggers = apex
    .filter(({ isTrigger }) => isTrigger)
    .map(({ path, code }) => ({ path, object: /\btrigger\s+\w+\s+on\s+(\w+)/i.exec(code)?.[1] ?? '' }));
  return [...Map.groupBy(triggers, ({ object }) => object)].flatMap(([object, sharing]) =>
    sharing.length < 2
      ? []
      : sharing.map(({ path }) => ({
          file: path,
          problem: `${object} has ${sharing.length} triggers, and the platform states no order for them.`,
          fix: 'Make them one, which calls one handler after the other.',
        })),
  );
};

export const checkOrder = (automations: Automations): readonly Problem[] => [
  ...flowsTogether(automations.flows),
  ...triggersTogether(automations),
];
