/** The standard library's area of asynchronous work: queued, scheduled and batch jobs, platform events. */
import type { LibraryClass } from './define.ts';
import { asyncInfo } from './system/async-info.ts';

export const asynchronousLibrary: readonly LibraryClass[] = [asyncInfo];
