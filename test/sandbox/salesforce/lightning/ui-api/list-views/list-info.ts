/** What a list view shows and how. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_list_info.htm */
import type { ObjectSchema } from '../../../schema/types.ts';
import { eTagOf, type View } from '../view.ts';
import { columnOf, columnsOf, type Column } from './columns.ts';
import { pathOfCode } from './column-codes.ts';
import type { ListView } from './find-list-views.ts';
import type { List } from './list-page.ts';

export const listOfView = ({ org }: View, object: ObjectSchema, listView: ListView): List => ({
  object,
  columns: columnsOf(org.schema, object, listView.paths),
  where: listView.where,
  sortBy: listView.sortBy,
});

const OPERATORS: Readonly<Record<string, string>> = {
  equals: 'Equals',
  notEqual: 'NotEqual',
  lessThan: 'LessThan',
  greaterThan: 'GreaterThan',
  lessOrEqual: 'LessOrEqual',
  greaterOrEqual: 'GreaterOrEqual',
  contains: 'Contains',
  notContain: 'NotContain',
  startsWith: 'StartsWith',
  includes: 'Includes',
  excludes: 'Excludes',
};

const filtersOf = ({ wholeOrg }: View, object: ObjectSchema, { filters }: ListView) =>
  filters.map(({ field, operation, value }) => {
    const whole = wholeOrg.schema.find(object.name) ?? object;
    const path = pathOfCode(whole, field);
    return {
      fieldApiName: path,
      label: columnOf(wholeOrg.schema, whole, path)?.label ?? path,
      operandLabels: value === '' ? [] : value.split(',').map((one) => one.trim()),
      operator: OPERATORS[operation] ?? operation,
    };
  });

export const orderedBy = ({ org }: View, object: ObjectSchema, sortBy: readonly string[]) =>
  sortBy.map((sort) => {
    const path = sort.replace(/^-/, '');
    const label = columnOf(org.schema, object, path)?.label ?? path;
    return { fieldApiName: path, isAscending: !sort.startsWith('-'), label };
  });

/** Nobody has made a column wider, or wrapped its text. */
export const preferencesOf = (columns: readonly Column[]) => ({
  columnWidths: Object.fromEntries(columns.map(({ fieldApiName }) => [fieldApiName, -1])),
  columnWrap: Object.fromEntries(columns.map(({ fieldApiName }) => [fieldApiName, false])),
});

export const referenceTo = (object: ObjectSchema, { id, apiName, scope }: ListView) => ({
  id,
  listViewApiName: scope === 'recent' ? null : apiName,
  objectApiName: object.name,
  type: scope === 'recent' ? 'mru' : 'listView',
});

const SCOPE_LABELS: Readonly<Record<ListView['scope'], string>> = {
  everything: 'All records',
  mine: 'My records',
  queue: 'Records of a queue',
  recent: 'Recent records',
};

export const listInfo = (view: View, object: ObjectSchema, listView: ListView) => {
  const { columns } = listOfView(view, object, listView);
  const content = {
    cloneable: false,
    createable: false,
    deletable: false,
    displayColumns: columns,
    filterLogicString: listView.logic ?? null,
    filteredByInfo: filtersOf(view, object, listView),
    label: listView.label,
    listReference: referenceTo(object, listView),
    objectApiNames: [object.name],
    orderedByInfo: orderedBy(view, object, listView.sortBy),
    scope: { apiName: listView.scope, label: SCOPE_LABELS[listView.scope], relatedEntityId: null },
    searchable: true,
    updateable: false,
    userPreferences: preferencesOf(columns),
    visibility: listView.scope === 'recent' ? 'Private' : 'Public',
    visibilityEditable: false,
  };
  return { ...content, eTag: eTagOf(content) };
};
