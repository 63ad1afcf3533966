/**
 * Which page of the package is shown for an object or a home: as its activation says, for a profile and record type in an app, for
 * the app, or for the org. One that is not activated is not shown.
 * https://help.salesforce.com/s/articleView?id=platform.lightning_app_builder_customize_lex_pages_activate.htm
 */
import { z } from 'zod';
import { appsOf } from '../ui-api/apps/apps.ts';
import { actionOverride, type ActionOverride } from '../ui-api/metadata/applications.ts';
import { contentOf, several } from '../ui-api/metadata/screen-files.ts';
import { screenFiles } from '../ui-api/metadata/screens-of.ts';
import type { View } from '../ui-api/view.ts';

export type Subject = {
  /** An object's name, or `standard-home`. */
  readonly subject: string;
  /** `Shipment__c.Express`; undefined for the master record type. */
  readonly recordType: string | undefined;
  /** The app's id or developer name; undefined for the user's first. */
  readonly app: string | undefined;
};

const ofObject = z.looseObject({ actionOverrides: several(actionOverride) });

const isPage = ({ actionName, type, formFactor = 'Large' }: ActionOverride): boolean =>
  ['View', 'Tab'].includes(actionName) && type.toLowerCase() === 'flexipage' && formFactor === 'Large';

const FILE_NAMES: Readonly<Record<string, string>> = { 'System Administrator': 'Admin', 'Standard User': 'Standard' };

const isOfProfile = (view: View, { profile = '' }: ActionOverride): boolean => {
  const name = String(view.wholeOrg.byId('Profile', String(view.user?.ProfileId ?? ''))?.Name ?? '');
  return profile === name || profile === FILE_NAMES[name];
};

const appAt = (view: View, wanted: string | undefined) => {
  const apps = appsOf(view);
  return apps.find(({ id, name }) => id === wanted || name === wanted?.replace(/^(?:c|standard)__/, '')) ?? apps[0];
};

/** @returns the page's name; undefined for the platform's own */
export const choosePage = (view: View, { subject, recordType, app }: Subject): string | undefined => {
  const about = (override: ActionOverride): boolean => isPage(override) && override.pageOrSobjectType === subject;
  const metadata = appAt(view, app)?.metadata;
  const forProfile = metadata?.profileActionOverrides.find(
    (override) => about(override) && isOfProfile(view, override) && override.recordType === recordType,
  );
  const own = screenFiles(view, 'CustomObject').find(({ name }) => name === subject);
  const forOrg = own === undefined ? undefined : contentOf(own, ofObject).actionOverrides.find(isPage);
  return (forProfile ?? metadata?.actionOverrides.find(about) ?? forOrg)?.content;
};
