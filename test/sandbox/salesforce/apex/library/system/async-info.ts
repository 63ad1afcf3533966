/**
 * The class AsyncInfo: where in its chain the queueable stands that runs.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncInfo.htm
 */
import { runningChain } from '../../asynchrony/queueable.ts';
import type { Chain } from '../../asynchrony/running-work.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { libraryClass } from '../define.ts';

const told = (read: (chain: Chain) => number | undefined, what: string) => (): number => {
  const chain = runningChain();
  const value = chain === undefined ? undefined : read(chain);
  if (value === undefined) throw apexException('System.AsyncException', `${what} is not available in this context`);
  return value;
};

export const asyncInfo = libraryClass({
  name: 'System.AsyncInfo',
  members: {
    'static Boolean hasMaxStackDepth()': () => runningChain()?.maximumDepth !== undefined,
    'static Integer getCurrentQueueableStackDepth()': told(({ depth }) => depth, 'The stack depth of a queueable'),
    'static Integer getMaximumQueueableStackDepth()': told(
      ({ maximumDepth }) => maximumDepth,
      'The maximum stack depth of a queueable',
    ),
    'static Integer getMinimumQueueableDelayInMinutes()': told(
      ({ delayMinutes }) => delayMinutes,
      'The minimum delay of a queueable',
    ),
  },
});
