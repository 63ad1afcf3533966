/** The standard library's area of smaller things: headers of change events, formulas, places, identities. */
import { jwt } from './auth/jwt.ts';
import { sessionManagement } from './auth/session-management.ts';
import { userData } from './auth/user-data.ts';
import type { LibraryClass } from './define.ts';
import { changeEventHeader } from './event-bus/change-event-header.ts';
import { formulaClasses } from './system/formula/formula.ts';
import { location } from './system/location.ts';

export const platformExtras: readonly LibraryClass[] = [
  changeEventHeader,
  ...formulaClasses,
  location,
  jwt,
  sessionManagement,
  userData,
];
