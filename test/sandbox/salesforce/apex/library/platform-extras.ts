/** The standard library's area of smaller things: headers of change events. */
import type { LibraryClass } from './define.ts';
import { changeEventHeader } from './event-bus/change-event-header.ts';

export const platformExtras: readonly LibraryClass[] = [changeEventHeader];
