/**
 * Compact layouts of the package, and which one an object has been given: one that is not assigned is not used.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/compactlayout.htm
 */
import { z } from 'zod';
import type { View } from '../view.ts';
import { contentOf, several } from './screen-files.ts';
import { screenFiles } from './screens-of.ts';

const compactLayout = z.strictObject({ fullName: z.string(), label: z.string(), fields: several(z.string()) });

const assignment = z.looseObject({ compactLayoutAssignment: z.string().default('SYSTEM') });

/** The fields of the object's own compact layout; undefined for the system's default. */
export const compactFields = (view: Pick<View, 'wholeOrg'>, object: string): readonly string[] | undefined => {
  const own = screenFiles(view, 'CustomObject').find(({ name }) => name === object);
  const assigned = own === undefined ? 'SYSTEM' : contentOf(own, assignment).compactLayoutAssignment;
  return screenFiles(view, 'CompactLayout')
    .filter((file) => file.object === object && file.name === assigned)
    .map((file) => contentOf(file, compactLayout).fields)[0];
};
