/** List views of the package. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm */
import { z } from 'zod';
import { OPERATIONS } from '../../../workflow/definition/criteria-metadata.ts';
import type { View } from '../view.ts';
import { contentOf, joined, several, unread, type ScreenFile } from './screen-files.ts';
import { screenFiles } from './screens-of.ts';

const filter = z.strictObject({
  field: z.string(),
  operation: z.enum(OPERATIONS),
  value: joined.default(''),
});

const listView = z.strictObject({
  fullName: z.string(),
  label: z.string(),
  columns: several(z.string()),
  filterScope: z.enum(['Everything', 'Mine', 'Queue']),
  filters: several(filter),
  booleanFilter: z.string().optional(),
  queue: z.string().optional(),
  // Whom it is shared with, so far as that is everybody.
  sharedTo: z.strictObject({ ...unread('allInternalUsers') }).optional(),
  ...unread('language'),
});

export type ListViewMetadata = z.infer<typeof listView>;
export type ListFilter = z.infer<typeof filter>;

export const listViewFiles = (view: Pick<View, 'wholeOrg'>): readonly ScreenFile[] => screenFiles(view, 'ListView');

export const readListView = (file: ScreenFile): ListViewMetadata => contentOf(file, listView);
