/**
 * What a user may do with a record from its page: buttons of the platform and quick actions, as the layout lists them.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_platform_action.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { recordId } from '../../../data/record-id.ts';
import type { SObjectRecord } from '../../../data/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { mayTouchRecord } from '../../../sharing/record-access.ts';
import { findLayout } from '../layouts/find-layout.ts';
import type { LayoutMetadata } from '../metadata/layout.ts';
import { quickActionNamed, webLinkNamed, type QuickAction } from '../metadata/quick-actions.ts';
import { MASTER_RECORD_TYPE } from '../object-info/record-types.ts';
import { eTagOf, type View } from '../view.ts';

export type Action = {
  readonly actionListContext: string;
  /** The component or flow it starts. */
  readonly actionTarget: string | null;
  readonly actionTargetType: string;
  readonly apiName: string;
  readonly externalId: string;
  readonly iconUrl: string;
  readonly id: string;
  readonly isMassAction: string;
  readonly label: string;
  readonly lwcComponent: string | null;
  readonly primaryColor: string;
  readonly relatedListRecordId: string | null;
  readonly relatedSourceObject: string | null;
  readonly section: string;
  readonly sourceObject: string;
  readonly subtype: string | null;
  readonly targetObject: string | null;
  readonly targetUrl: string | null;
  readonly type: string;
};

export type Place = { readonly view: View; readonly object: ObjectSchema; readonly row: SObjectRecord };

type Touch = 'edit' | 'delete' | 'create';

/** Buttons of the platform, and what one has to be allowed to for them. */
const BUTTONS: Readonly<Record<string, { readonly label: string; readonly needs: Touch }>> = {
  Edit: { label: 'Edit', needs: 'edit' },
  Delete: { label: 'Delete', needs: 'delete' },
  Clone: { label: 'Clone', needs: 'create' },
  ChangeOwnerOne: { label: 'Change Owner', needs: 'edit' },
  Submit: { label: 'Submit for Approval', needs: 'edit' },
};

/** Buttons and feed actions of the platform for which the sandbox has no screens; they are simply not shown. */
const WITHOUT_SCREEN =
  /^(?:FeedItem\..+|CallHighlightAction|EmailHighlightAction|SmsHighlightAction|Share|Sharing|PrintableView|ChangeRecordType|NewTask|NewEvent|LogACall|SendEmail|NewContact|NewOpportunity|NewCase|NewNote|RecordShareHierarchy)$/;

const mayTouch = ({ view, object, row }: Place, touch: Touch): boolean => {
  if (touch === 'create') return object.createable;
  return mayTouchRecord(view.wholeOrg, view.caller.userId, { recordId: row.Id, touch });
};

const ACTION_PREFIX = '0JV';

/** The same id for the same action. */
const idOf = (key: string): string => recordId(ACTION_PREFIX, Number.parseInt(eTagOf(key).slice(0, 8), 16));

type Facts = Pick<Action, 'apiName' | 'label' | 'type'> & Partial<Action>;

export const actionOf = ({ row, object, view }: Place, facts: Facts): Action => ({
  actionListContext: 'Record',
  actionTarget: null,
  actionTargetType: 'Invoke',
  externalId: `${view.wholeOrg.orgId}:${row.Id}::Record:Desktop:${facts.type}:${facts.apiName}`,
  iconUrl: `/img/icon/t4v35/action/${facts.apiName.toLowerCase()}_120.png`,
  id: idOf(`${object.name} ${facts.apiName}`),
  isMassAction: 'false',
  lwcComponent: null,
  primaryColor: '06A59A',
  relatedListRecordId: null,
  relatedSourceObject: null,
  section: 'Page',
  sourceObject: row.Id,
  subtype: null,
  targetObject: object.name,
  targetUrl: null,
  ...facts,
});

const button = (place: Place, name: string): Action | undefined => {
  const known = BUTTONS[name];
  if (known === undefined) throw new Unsupported(`the button ${name} of ${place.object.name}`);
  if (name === 'ChangeOwnerOne' && !place.object.fields.has('ownerid')) return undefined;
  return mayTouch(place, known.needs)
    ? actionOf(place, { apiName: name, label: known.label, type: 'StandardButton' })
    : undefined;
};

/** One that makes or changes records is for those who may. */
const mayRun = (place: Place, { metadata }: QuickAction): boolean => {
  if (metadata.type === 'Update') return mayTouch(place, 'edit');
  if (metadata.type !== 'Create') return true;
  return place.view.org.schema.find(metadata.targetObject ?? '')?.createable === true;
};

const targetOf = ({ metadata }: QuickAction): Pick<Action, 'actionTarget' | 'actionTargetType' | 'lwcComponent'> => {
  const { type, flowDefinition, lightningWebComponent: component } = metadata;
  return {
    actionTarget: flowDefinition ?? component ?? null,
    actionTargetType: type === 'Create' || type === 'Update' ? 'Describe' : 'Invoke',
    lwcComponent: component === undefined ? null : `c:${component}`,
  };
};

const quickAction = (place: Place, action: QuickAction): Action | undefined => {
  const { name, metadata } = action;
  if (!mayRun(place, action)) return undefined;
  return actionOf(place, {
    apiName: name,
    label: metadata.label ?? metadata.standardLabel ?? name,
    type: 'QuickAction',
    subtype: metadata.type,
    targetObject: metadata.targetObject ?? place.object.name,
    ...targetOf(action),
  });
};

const webLink = (place: Place, name: string): Action | undefined => {
  const found = webLinkNamed(place.view, place.object.name, name);
  if (found === undefined) return undefined;
  return actionOf(place, {
    apiName: name,
    label: found.masterLabel,
    type: 'CustomButton',
    targetUrl: found.url,
  });
};

/** @throws Unsupported for an action of the platform that the sandbox does not know */
const actionNamed = (place: Place, name: string): Action | undefined => {
  const own = quickActionNamed(place.view, name);
  if (own !== undefined) return quickAction(place, own);
  const link = webLink(place, name);
  if (link !== undefined || WITHOUT_SCREEN.test(name)) return link;
  return button(place, name);
};

const USUAL = ['Edit', 'Delete', 'Clone', 'ChangeOwnerOne'];

/** The layout's list, else the platform's buttons with the layout's quick actions. */
const namesOn = (layout: LayoutMetadata | undefined): readonly string[] => {
  if (layout === undefined) return USUAL;
  const { platformActionList: list, quickActionList, excludeButtons, customButtons } = layout;
  const names =
    list === undefined
      ? [
          ...(quickActionList?.quickActionListItems ?? []).map(({ quickActionName }) => quickActionName),
          ...USUAL,
          ...customButtons,
        ]
      : list.platformActionListItems
          .toSorted((one, other) => one.sortOrder - other.sortOrder)
          .map(({ actionName }) => actionName);
  return names.filter((name) => !excludeButtons.includes(name));
};

/** @param named all of the layout when left empty; those named need not be on the layout */
export const recordActions = (place: Place, named: readonly string[]): readonly Action[] => {
  const { view, object, row } = place;
  const { metadata } = findLayout(view, object, String(row.RecordTypeId ?? MASTER_RECORD_TYPE));
  const names = named.length > 0 ? named : namesOn(metadata);
  return [...new Set(names)].flatMap((name) => actionNamed(place, name) ?? []);
};
