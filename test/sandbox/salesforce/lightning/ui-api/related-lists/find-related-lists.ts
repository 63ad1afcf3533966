/**
 * The related lists of an object's page: those of its layout, else the children that a new org shows, then the org's own.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_info_collection.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { ChildRelationship, ObjectSchema } from '../../../schema/types.ts';
import { fieldOf } from '../../../schema/schema.ts';
import { SYSTEM_COMPACT } from '../layouts/default-layouts.ts';
import { findLayout } from '../layouts/find-layout.ts';
import { pathOfCode } from '../list-views/column-codes.ts';
import type { LayoutMetadata } from '../metadata/layout.ts';
import { compactFields } from '../metadata/compact-layouts.ts';
import { nameFieldOf } from '../records/field-tree.ts';
import { uiRefusals } from '../refusals.ts';
import type { View } from '../view.ts';

export type RelatedList = {
  /** The relationship's name: `Contacts`, `InvoiceLines__r`. */
  readonly id: string;
  readonly label: string;
  readonly child: ObjectSchema;
  /** The child's look-up to the parent. */
  readonly field: string;
  readonly paths: readonly string[];
  readonly sortBy: readonly string[];
};

/** Names of old for related lists of standard objects. */
const STANDARD_LISTS: Readonly<Record<string, string>> = {
  RelatedContactList: 'Contacts',
  RelatedOpportunityList: 'Opportunities',
  RelatedCaseList: 'Cases',
  RelatedContractList: 'Contracts',
  RelatedOrderList: 'Orders',
  RelatedLineItemList: 'OpportunityLineItems',
  RelatedOrderItemList: 'OrderItems',
  RelatedOrderProductList: 'OrderItems',
  RelatedContactRoleList: 'OpportunityContactRoles',
  RelatedAssetList: 'Assets',
  RelatedPricebookEntryList: 'PricebookEntries',
  RelatedProcessHistoryList: 'ProcessInstances',
  RelatedFileList: 'AttachedContentDocuments',
};

/** What records of standard objects have at their side in a new org. */
const DEFAULT_LISTS: Readonly<Record<string, readonly string[]>> = {
  Account: ['Contacts', 'Opportunities', 'Contracts', 'Orders', 'Cases'],
  Contact: ['Cases'],
  Opportunity: ['OpportunityLineItems', 'OpportunityContactRoles', 'Orders'],
  Contract: ['Orders'],
  Order: ['OrderItems'],
  Product2: ['PricebookEntries'],
  Pricebook2: ['PricebookEntries'],
};

type Place = { readonly view: View; readonly parent: ObjectSchema };

const usualPaths = ({ view }: Place, child: ObjectSchema): readonly string[] => {
  const named = nameFieldOf(child)?.name ?? 'Id';
  return [...new Set([named, ...(compactFields(view, child.name) ?? SYSTEM_COMPACT[child.name] ?? ['CreatedDate'])])];
};

const fieldLabelOf = (child: ObjectSchema, field: string): string => fieldOf(child, field)?.label ?? field;

/** Several lists of the same children are told apart by their look-ups. */
const labelOf = ({ view, parent }: Place, child: ObjectSchema, field: string): string => {
  const same = view.org.schema.childrenOf(parent.name).filter(({ childObject }) => childObject === child.name);
  return same.length > 1 && fieldOf(child, field)?.custom === true
    ? `${child.labelPlural} (${fieldLabelOf(child, field)})`
    : child.labelPlural;
};

const listOf = (place: Place, relation: ChildRelationship): RelatedList | undefined => {
  const child = place.view.org.schema.find(relation.childObject);
  if (child === undefined) return undefined;
  const paths = usualPaths(place, child).filter((path) => path !== relation.field);
  const label = labelOf(place, child, relation.field);
  return { id: relation.name, label, child, field: relation.field, paths, sortBy: ['-CreatedDate'] };
};

/** `Invoice__c.Account__c` names the child and its look-up. */
const relationIn = ({ view, parent }: Place, name: string): ChildRelationship | undefined => {
  const [child, field] = name.split('.');
  const relations = view.wholeOrg.schema.childrenOf(parent.name);
  if (field !== undefined) return relations.find((one) => one.childObject === child && one.field === field);
  const standard = STANDARD_LISTS[name];
  if (standard === undefined) throw new Unsupported(`the related list ${name} of ${parent.name}`);
  return relations.find((one) => one.name === standard);
};

type OfLayout = LayoutMetadata['relatedLists'][number];

const sortOf = (child: ObjectSchema, { sortField, sortOrder }: OfLayout): readonly string[] => {
  if (sortField === undefined) return ['-CreatedDate'];
  const path = pathOfCode(child, sortField);
  return [sortOrder === 'Desc' ? `-${path}` : path];
};

const ofLayout = (place: Place, list: OfLayout): RelatedList | undefined => {
  const relation = relationIn(place, list.relatedList);
  const known = relation === undefined ? undefined : listOf(place, relation);
  const whole = place.view.wholeOrg.schema.find(known?.child.name ?? '');
  if (known === undefined || whole === undefined) return undefined;
  // Standard lists name their columns by the codes of their objects.
  const paths = list.fields.map((code) => pathOfCode(whole, code));
  return { ...known, ...(paths.length === 0 ? {} : { paths }), sortBy: sortOf(whole, list) };
};

const isOwn = ({ view }: Place, { childObject }: ChildRelationship): boolean =>
  view.org.schema.find(childObject)?.kind === 'custom';

const usualLists = (place: Place): readonly RelatedList[] => {
  const { view, parent } = place;
  const relations = view.org.schema.childrenOf(parent.name);
  const standard = (DEFAULT_LISTS[parent.name] ?? []).flatMap(
    (name) => relations.find((relation) => relation.name === name) ?? [],
  );
  const own = relations.filter((relation) => isOwn(place, relation));
  return [...new Set([...standard, ...own])].flatMap((relation) => listOf(place, relation) ?? []);
};

/** Those of the page, as far as the caller sees the children. */
export const relatedListsOf = (view: View, parent: ObjectSchema, recordTypeId: string): readonly RelatedList[] => {
  const place = { view, parent };
  const { metadata } = findLayout(view, parent, recordTypeId);
  return metadata === undefined
    ? usualLists(place)
    : metadata.relatedLists.flatMap((list) => ofLayout(place, list) ?? []);
};

/**
 * The related list of that name, be it on the page or not.
 * @throws RestError when the object has no such children for the caller
 */
export const relatedListNamed = (
  view: View,
  parent: ObjectSchema,
  { id, recordTypeId }: { id: string; recordTypeId: string },
): RelatedList => {
  const shown = relatedListsOf(view, parent, recordTypeId).find((list) => list.id.toLowerCase() === id.toLowerCase());
  if (shown !== undefined) return shown;
  const relation = view.org.schema.childrenOf(parent.name).find(({ name }) => name.toLowerCase() === id.toLowerCase());
  const list = relation === undefined ? undefined : listOf({ view, parent }, relation);
  if (list === undefined) throw uiRefusals.noRelatedList(id);
  return list;
};
