/** The whole standard library, area by area. */
import { asynchronousLibrary } from './asynchronous.ts';
import type { LibraryClass } from './define.ts';
import { languageLibrary } from './language.ts';
import { platformData } from './platform-data.ts';
import { platformExtras } from './platform-extras.ts';
import { platformSystem } from './platform-system.ts';
import { triggers } from './triggers.ts';

export const standardLibrary: readonly LibraryClass[] = [
  ...languageLibrary,
  ...platformData,
  ...platformSystem,
  ...platformExtras,
  ...triggers,
  ...asynchronousLibrary,
];
