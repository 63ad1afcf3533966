import { objectOf } from '../references/reference.ts';
import type { Check } from './check.ts';
import { referenceProblem } from './check-references.ts';

/** What belongs to an object needs the object. */

const OWNED: ReadonlySet<string> = new Set([
  ...[
    'BusinessProcess',
    'CompactLayout',
    'CustomField',
    'FieldSet',
    'Index',
    'ListView',
    'RecordType',
    'SharingReason',
  ],
  ...['ValidationRule', 'WebLink', 'Layout', 'ApprovalProcess', 'DuplicateRule', 'Workflow', 'SharingRules'],
  ...['MatchingRules', 'AssignmentRules', 'AutoResponseRules', 'EscalationRules'],
]);

/** Names that stand for another object or for several. */
const ALIASES: ReadonlySet<string> = new Set(['Activity', 'CaseClose', 'Global', 'CaseInteraction', 'UserAlt']);

/** An object's own tab is named after it. */
const isObjectTab = ({ root }: Parameters<Check>[0]): boolean =>
  root.children.some(({ name, text }) => name === 'customObject' && text.trim() === 'true');

export const checkOwner: Check = (component, catalog) => {
  const { type, root } = component;
  const object = objectOf(component);
  const isOwned = OWNED.has(type) || (type === 'CustomTab' && isObjectTab(component));
  if (!isOwned || ALIASES.has(object)) return [];
  return referenceProblem(
    { component, element: { ...root, name: 'object' } },
    { type: 'CustomObject', name: object },
    catalog,
  );
};
