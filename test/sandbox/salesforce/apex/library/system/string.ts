/** The class String, a table for each thing strings can do. */
import { libraryPrimitive } from '../define.ts';
import { stringEscapes } from './string-escapes.ts';
import { stringKinds } from './string-kinds.ts';
import { stringMade } from './string-made.ts';
import { stringParts } from './string-parts.ts';
import { stringPatterns } from './string-patterns.ts';
import { stringSearch } from './string-search.ts';
import { stringShape } from './string-shape.ts';

export const string = libraryPrimitive({
  name: 'System.String',
  holds: (value) => typeof value === 'string',
  members: {
    ...stringSearch,
    ...stringParts,
    ...stringShape,
    ...stringKinds,
    ...stringMade,
    ...stringEscapes,
    ...stringPatterns,
  },
});
