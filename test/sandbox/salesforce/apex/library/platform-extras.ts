/** The standard library's area of smaller things: headers of change events, formulas. */
import type { LibraryClass } from './define.ts';
import { changeEventHeader } from './event-bus/change-event-header.ts';
import { formulaClasses } from './system/formula/formula.ts';

export const platformExtras: readonly LibraryClass[] = [changeEventHeader, ...formulaClasses];
