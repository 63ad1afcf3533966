/** The part of the standard library that speaks of triggers. */
import type { LibraryClass } from './define.ts';
import { trigger, triggerOperation } from './trigger/trigger.ts';

export const triggers: readonly LibraryClass[] = [trigger, triggerOperation];
