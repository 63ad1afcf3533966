/** Page layouts of the package. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm */
import { z } from 'zod';
import type { View } from '../view.ts';
import { contentOf, flag, several, unread, type ScreenFile } from './screen-files.ts';
import { screenFiles } from './screens-of.ts';

const item = z.strictObject({
  field: z.string().optional(),
  behavior: z.enum(['Edit', 'Required', 'Readonly']).default('Edit'),
  emptySpace: flag.default(false),
  customLink: z.string().optional(),
});

const column = z.union([
  z.literal('').transform(() => ({ layoutItems: [] })),
  z.strictObject({ layoutItems: several(item), ...unread('reserved') }),
]);

const section = z.strictObject({
  label: z.string().default(''),
  customLabel: flag.default(false),
  detailHeading: flag.default(false),
  editHeading: flag.default(false),
  style: z.enum(['OneColumn', 'TwoColumnsTopToBottom', 'TwoColumnsLeftToRight', 'CustomLinks']),
  layoutColumns: several(column),
});

const relatedList = z.strictObject({
  relatedList: z.string(),
  fields: several(z.string()),
  sortField: z.string().optional(),
  sortOrder: z.enum(['Asc', 'Desc']).default('Asc'),
  ...unread('customButtons', 'excludeButtons', 'quickActions'),
});

const platformAction = z.strictObject({
  actionName: z.string(),
  actionType: z.string(),
  sortOrder: z.coerce.number().default(0),
  ...unread('subtype'),
});

const layout = z.strictObject({
  layoutSections: several(section),
  relatedLists: several(relatedList),
  platformActionList: z
    .strictObject({
      actionListContext: z.string(),
      platformActionListItems: several(platformAction),
      ...unread('relatedSourceEntity'),
    })
    .optional(),
  quickActionList: z
    .strictObject({ quickActionListItems: several(z.strictObject({ quickActionName: z.string() })) })
    .optional(),
  excludeButtons: several(z.string()),
  customButtons: several(z.string()),
  ...unread('customConsoleComponents', 'emailDefault', 'feedLayout', 'headers', 'miniLayout', 'multilineLayoutFields'),
  ...unread(
    'relatedContent',
    'relatedObjects',
    'runAssignmentRulesDefault',
    'showEmailCheckbox',
    'showHighlightsPanel',
  ),
  ...unread('showInteractionLogPanel', 'showKnowledgeComponent', 'showRunAssignmentRulesCheckbox'),
  ...unread('showSolutionSection', 'showSubmitAndAttachButton', 'summaryLayout'),
});

export type LayoutMetadata = z.infer<typeof layout>;
export type LayoutItem = z.infer<typeof item>;
export type LayoutSection = z.infer<typeof section>;

/** `Invoice__c-Invoice Layout` is a layout of Invoice__c. */
export const layoutFilesOf = (view: Pick<View, 'wholeOrg'>, object: string): readonly ScreenFile[] =>
  screenFiles(view, 'Layout').filter(({ name }) => name.startsWith(`${object}-`));

export const readLayout = (file: ScreenFile): LayoutMetadata => contentOf(file, layout);
