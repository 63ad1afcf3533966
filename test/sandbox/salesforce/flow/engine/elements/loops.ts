/**
 * Loop: hands out the items of a collection, one each time the flow comes by; the collection is that of the first time. The current
 * item is a copy: what is changed on it stays when it is added to a collection.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_loop.htm
 */
import type { FlowLoop } from '../../definition/flow-elements.ts';
import type { LoopPosition } from '../interview.ts';
import { itemsOf } from '../list-type.ts';
import { readReference } from '../read-reference.ts';
import { copyValue } from '../record-copy.ts';
import type { Scope } from '../scope.ts';
import { writeReference } from '../write-reference.ts';
import type { Next, SingleElement } from './element.ts';

const begin = (scope: Scope, { collectionReference, iterationOrder }: FlowLoop): LoopPosition => {
  const items = [...itemsOf(readReference(scope, collectionReference))];
  return { items: iterationOrder === 'Desc' ? items.toReversed() : items, next: 0 };
};

const handOut = (scope: Scope, loop: FlowLoop, item: unknown): void => {
  const { assignNextValueToReference: variable, name } = loop;
  if (variable === undefined) scope.frame.variables.set(name.toLowerCase(), copyValue(item));
  else writeReference(scope, variable, item);
};

const finish = ({ frame }: Scope, loop: FlowLoop): Next => {
  frame.loops.delete(loop.name.toLowerCase());
  return loop.noMoreValuesConnector?.targetReference;
};

export const loop: SingleElement<'loops'> = (source, scope) => {
  const { loops } = scope.frame;
  const key = source.name.toLowerCase();
  const position = loops.get(key) ?? begin(scope, source);
  const item = position.items[position.next];
  if (position.next >= position.items.length || source.nextValueConnector === undefined) return finish(scope, source);
  position.next += 1;
  loops.set(key, position);
  handOut(scope, source, item);
  return source.nextValueConnector.targetReference;
};
