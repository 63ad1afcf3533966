/**
 * A Lightning page as the sandbox's own pages draw it: regions of components, with their properties and what is inside of them, less
 * what is not visible for this record and user. The platform has no public interface for it.
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { RestContext } from '../../rest/rest-request.ts';
import { MASTER_RECORD_TYPE } from '../ui-api/object-info/record-types.ts';
import {
  flexiPageFile,
  readFlexiPage,
  type ComponentInstance,
  type FieldInstance,
  type FlexiPageMetadata,
  type FlexiPageRegion,
  type PageProperty,
} from '../ui-api/metadata/flexipages.ts';
import { recordAt } from '../ui-api/records/record-at.ts';
import { uiRefusals } from '../ui-api/refusals.ts';
import { objectNamed, viewOf, type View } from '../ui-api/view.ts';
import { choosePage } from './choose-page.ts';
import { DEFAULT_HOME, defaultRecordPage } from './default-pages.ts';
import { isVisible, type Surrounding } from './visibility.ts';

export type PageItem = {
  readonly kind: 'component' | 'field';
  /** `force:detailPanel`, `c:accountInvoices`; of a field its path, `Account__c`. */
  readonly name: string;
  readonly identifier: string | null;
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
  /** What stands inside, by the property that holds it: `tabs`, `body`, `columns`. */
  readonly facets: Readonly<Record<string, readonly PageItem[]>>;
};

export type PageDocument = {
  /** Null for the platform's own. */
  readonly name: string | null;
  readonly label: string;
  readonly type: FlexiPageMetadata['type'];
  readonly object: string | null;
  readonly template: { readonly name: string; readonly properties: PageItem['properties'] };
  readonly regions: readonly { readonly name: string; readonly components: readonly PageItem[] }[];
};

type Page = { readonly surrounding: Surrounding; readonly regions: ReadonlyMap<string, FlexiPageRegion> };

const valueOf = ({ surrounding }: Page, { value, valueList }: PageProperty): string | readonly string[] => {
  if (valueList === undefined) return value ?? '';
  return valueList.valueListItems
    .filter(({ visibilityRule }) => isVisible(surrounding, visibilityRule))
    .map((item) => item.value);
};

const isFacet = ({ regions }: Page, value: string | readonly string[]): value is string =>
  typeof value === 'string' && regions.get(value)?.type === 'Facet';

const component = (page: Page, instance: ComponentInstance): PageItem => {
  const all = instance.componentInstanceProperties.map((one) => [one.name, valueOf(page, one)] as const);
  const name = instance.componentName;
  return {
    kind: 'component',
    name: name.includes(':') ? name : `c:${name}`,
    identifier: instance.identifier ?? null,
    properties: Object.fromEntries(all.filter(([, value]) => !isFacet(page, value))),
    facets: Object.fromEntries(
      all.flatMap(([key, value]) =>
        isFacet(page, value) ? [[key, itemsOf(page, page.regions.get(value))] as const] : [],
      ),
    ),
  };
};

const field = ({ fieldItem, identifier, fieldInstanceProperties }: FieldInstance): PageItem => ({
  kind: 'field',
  name: fieldItem.replace(/^Record\./, ''),
  identifier: identifier ?? null,
  properties: Object.fromEntries(fieldInstanceProperties.map(({ name, value }) => [name, value])),
  facets: {},
});

function itemsOf(page: Page, region: FlexiPageRegion | undefined): readonly PageItem[] {
  return (region?.itemInstances ?? []).flatMap(({ componentInstance, fieldInstance }) => {
    const rule = (componentInstance ?? fieldInstance)?.visibilityRule;
    if (!isVisible(page.surrounding, rule)) return [];
    if (componentInstance !== undefined) return [component(page, componentInstance)];
    return fieldInstance === undefined ? [] : [field(fieldInstance)];
  });
}

const documentOf = (name: string, metadata: FlexiPageMetadata, surrounding: Surrounding): PageDocument => {
  const regions = new Map(metadata.flexiPageRegions.map((region) => [region.name, region]));
  const page = { surrounding, regions };
  return {
    name,
    label: metadata.masterLabel,
    type: metadata.type,
    object: metadata.sobjectType ?? null,
    template: {
      name: metadata.template.name,
      properties: Object.fromEntries(metadata.template.properties.map((one) => [one.name, valueOf(page, one)])),
    },
    regions: metadata.flexiPageRegions
      .filter(({ type }) => type !== 'Facet')
      .map((region) => ({ name: region.name, components: itemsOf(page, region) })),
  };
};

export type PageAsked = {
  /** A page by name. */
  readonly name?: string | undefined;
  /** An object, or `home`. */
  readonly object?: string | undefined;
  readonly recordId?: string | undefined;
  /** The app it is shown in. */
  readonly app?: string | undefined;
};

const named = (view: View, name: string, record: Surrounding['record']): PageDocument => {
  const file = flexiPageFile(view, name);
  if (file === undefined) throw new Unsupported(`the Lightning page ${name}, which the package does not have`);
  return documentOf(name, readFlexiPage(file), { view, record });
};

/** A page that is about no record. @throws Unsupported when the package has none of that name */
export const pageNamed = (view: View, name: string): PageDocument => named(view, name, undefined);

const recordTypeName = (view: View, object: string, id: string): string | undefined =>
  id === MASTER_RECORD_TYPE ? undefined : `${object}.${String(view.wholeOrg.byId('RecordType', id)?.DeveloperName)}`;

const ofRecord = (view: View, { recordId = '', app }: PageAsked): PageDocument => {
  const { object, row } = recordAt(view, recordId);
  const recordType = recordTypeName(view, object.name, String(row.RecordTypeId ?? MASTER_RECORD_TYPE));
  const name = choosePage(view, { subject: object.name, recordType, app });
  if (name === undefined) return defaultRecordPage(object.name, object.label);
  return named(view, name, { object: object.name, id: row.Id });
};

const ofObject = (view: View, { object: name = '', app }: PageAsked): PageDocument => {
  const object = objectNamed(view, name);
  const chosen = choosePage(view, { subject: object.name, recordType: undefined, app });
  return chosen === undefined ? defaultRecordPage(object.name, object.label) : named(view, chosen, undefined);
};

const ofHome = (view: View, { app }: PageAsked): PageDocument => {
  const name = choosePage(view, { subject: 'standard-home', recordType: undefined, app });
  return name === undefined ? DEFAULT_HOME : named(view, name, undefined);
};

/**
 * The page for a record, for an object, for home, or by name.
 * @throws RestError when there is no such record or object for the caller; Unsupported for elements that the sandbox does not know
 */
export const pageDocument = (
  context: Pick<RestContext, 'org' | 'wholeOrg' | 'caller'>,
  version: string,
  asked: PageAsked,
): PageDocument => {
  const view = viewOf(context, version);
  if (asked.name !== undefined) {
    const record = asked.recordId === undefined ? undefined : recordAt(view, asked.recordId);
    return named(view, asked.name, record && { object: record.object.name, id: record.row.Id });
  }
  if (asked.recordId !== undefined) return ofRecord(view, asked);
  if (asked.object === undefined) throw uiRefusals.illegal('Ask for a page by name, object or recordId.');
  return asked.object === 'home' ? ofHome(view, asked) : ofObject(view, asked);
};
