/** Lightning pages of the package. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm */
import { z } from 'zod';
import type { View } from '../view.ts';
import { contentOf, joined, several, unread, type ScreenFile } from './screen-files.ts';
import { screenFiles } from './screens-of.ts';

const visibilityRule = z.strictObject({
  booleanFilter: z.string().optional(),
  criteria: several(
    z.strictObject({
      leftValue: z.string(),
      operator: z.enum(['CONTAINS', 'EQUAL', 'NE', 'GT', 'GE', 'LT', 'LE']),
      rightValue: z.string().default(''),
    }),
  ),
});

const property = z.strictObject({
  name: z.string(),
  type: z.string().optional(),
  value: joined.optional(),
  valueList: z
    .strictObject({
      valueListItems: several(z.strictObject({ value: joined, visibilityRule: visibilityRule.optional() })),
    })
    .optional(),
});

const componentInstance = z.strictObject({
  componentName: z.string(),
  identifier: z.string().optional(),
  componentInstanceProperties: several(property),
  visibilityRule: visibilityRule.optional(),
  ...unread('componentType', 'flexipageDataSources'),
});

const fieldInstance = z.strictObject({
  fieldItem: z.string(),
  identifier: z.string().optional(),
  fieldInstanceProperties: several(z.strictObject({ name: z.string(), value: joined })),
  visibilityRule: visibilityRule.optional(),
});

const region = z.strictObject({
  name: z.string(),
  type: z.enum(['Region', 'Facet', 'Background']),
  itemInstances: several(
    z.strictObject({ componentInstance: componentInstance.optional(), fieldInstance: fieldInstance.optional() }),
  ),
  ...unread('appendable', 'mode', 'prependable', 'replaceable'),
});

const flexiPage = z.strictObject({
  masterLabel: z.string(),
  description: z.string().optional(),
  type: z.enum(['AppPage', 'HomePage', 'RecordPage', 'UtilityBar']),
  sobjectType: z.string().optional(),
  template: z.strictObject({ name: z.string(), properties: several(property) }),
  flexiPageRegions: several(region),
  // A page of the platform's, all of whose regions this one replaces.
  parentFlexiPage: z.string().regex(/__/, 'a page of the package as the parent of another').optional(),
  ...unread('events', 'platformActionlist', 'quickActionList'),
});

export type FlexiPageMetadata = z.infer<typeof flexiPage>;
export type FlexiPageRegion = z.infer<typeof region>;
export type ComponentInstance = z.infer<typeof componentInstance>;
export type FieldInstance = z.infer<typeof fieldInstance>;
export type PageProperty = z.infer<typeof property>;
export type VisibilityRule = z.infer<typeof visibilityRule>;

export const flexiPageFile = (view: Pick<View, 'wholeOrg'>, name: string): ScreenFile | undefined =>
  screenFiles(view, 'FlexiPage').find((file) => file.name === name);

export const readFlexiPage = (file: ScreenFile): FlexiPageMetadata => contentOf(file, flexiPage);
