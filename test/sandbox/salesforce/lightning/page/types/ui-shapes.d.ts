/** Answers of the User Interface API, as far as the page reads them. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ */
declare module 'lightningPage/uiShapes' {
  export type FieldValue = { readonly displayValue: string | null; readonly value: unknown };
  export type RecordShape = {
    readonly id: string;
    readonly apiName: string;
    readonly fields: Readonly<Record<string, FieldValue | undefined>>;
    readonly recordTypeId: string | null;
    readonly lastModifiedDate: string | null;
  };
  export type RecordInput = { readonly apiName?: string; readonly fields: Readonly<Record<string, unknown>> };

  export type FieldInfo = {
    readonly apiName: string;
    readonly label: string;
    readonly dataType: string;
    readonly compound: boolean;
    readonly compoundFieldName: string | null;
    readonly controllerName: string | null;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly required: boolean;
    readonly length: number;
    readonly scale: number;
    readonly precision: number;
    readonly reference: boolean;
    readonly referenceToInfos: readonly { readonly apiName: string; readonly nameFields: readonly string[] }[];
    readonly relationshipName: string | null;
    readonly inlineHelpText: string | null;
    readonly htmlFormatted: boolean;
  };
  export type ObjectInfo = {
    readonly apiName: string;
    readonly label: string;
    readonly labelPlural: string;
    readonly keyPrefix: string;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly deletable: boolean;
    readonly nameFields: readonly string[];
    readonly defaultRecordTypeId: string;
    readonly fields: Readonly<Record<string, FieldInfo | undefined>>;
    readonly themeInfo: { readonly iconUrl: string; readonly color: string } | null;
  };

  export type LayoutItem = {
    readonly label: string;
    readonly required: boolean;
    readonly editableForNew: boolean;
    readonly editableForUpdate: boolean;
    readonly lookupIdApiName: string | null;
    readonly layoutComponents: readonly {
      readonly apiName: string | null;
      readonly componentType: string;
      readonly label?: string;
    }[];
  };
  export type LayoutSection = {
    readonly id: string | null;
    readonly heading: string | null;
    readonly useHeading: boolean;
    readonly columns: number;
    readonly layoutRows: readonly { readonly layoutItems: readonly LayoutItem[] }[];
  };
  export type Layout = { readonly sections: readonly LayoutSection[] };
  export type LayoutsByMode = Readonly<Record<string, Layout | undefined>>;
  export type RecordUi = {
    readonly records: Readonly<Record<string, RecordShape | undefined>>;
    readonly objectInfos: Readonly<Record<string, ObjectInfo | undefined>>;
    readonly layouts: Readonly<
      Record<
        string,
        Readonly<Record<string, Readonly<Record<string, LayoutsByMode | undefined>> | undefined>> | undefined
      >
    >;
  };
  export type CreateDefaults = {
    readonly layout: Layout;
    readonly objectInfos: Readonly<Record<string, ObjectInfo | undefined>>;
    readonly record: RecordShape;
  };

  export type PicklistValues = {
    /** Values of the controlling field by their numbers. */
    readonly controllerValues: Readonly<Record<string, number>>;
    readonly values: readonly {
      readonly label: string;
      readonly value: string;
      readonly validFor: readonly number[];
    }[];
  };
  export type PicklistsByField = { readonly picklistFieldValues: Readonly<Record<string, PicklistValues | undefined>> };

  export type ListColumn = {
    readonly fieldApiName: string;
    readonly label: string;
    readonly dataType: string;
    readonly lookupId: string | null;
    readonly sortable: boolean;
  };
  export type ListInfo = {
    readonly label: string;
    readonly displayColumns: readonly ListColumn[];
    readonly orderedByInfo: readonly {
      readonly fieldApiName: string;
      readonly isAscending: boolean;
      readonly label: string;
    }[];
  };
  export type ListSummaries = {
    readonly lists: readonly { readonly apiName: string; readonly id: string; readonly label: string }[];
  };
  export type ListPage = {
    readonly count: number;
    readonly records: readonly RecordShape[];
    readonly nextPageToken: string | null;
  };

  export type RelatedListSummary = {
    readonly relatedListId: string;
    readonly label: string;
    readonly objectApiName: string;
    readonly themeInfo: { readonly iconUrl: string; readonly color: string } | null;
  };
  export type RelatedLists = { readonly relatedLists: readonly RelatedListSummary[] };
  export type RelatedListInfo = ListInfo & {
    readonly objectApiNames: readonly string[];
    readonly createable: boolean;
    readonly fieldApiName: string;
  };
  export type RelatedListCount = { readonly count: number; readonly hasMore: boolean };

  export type NavItem = {
    readonly developerName: string;
    readonly id: string;
    readonly label: string;
    readonly content: string | null;
    readonly itemType: string;
    readonly objectApiName: string | null;
    readonly iconUrl: string;
    readonly color: string;
    readonly pageReference: {
      readonly type: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly state: object;
    };
  };
  export type App = {
    readonly appId: string;
    readonly developerName: string;
    readonly label: string;
    readonly description: string | null;
    readonly headerColor: string;
    readonly selected: boolean;
    readonly startUrl: string;
    readonly navItems: readonly NavItem[];
  };

  export type Action = {
    readonly apiName: string;
    readonly label: string;
    readonly type: string;
    readonly subtype: string | null;
    readonly actionTarget: string | null;
    readonly lwcComponent: string | null;
    readonly targetObject: string | null;
    readonly targetUrl: string | null;
  };
  export type RecordActions = {
    readonly actions: Readonly<Record<string, { readonly actions: readonly Action[] } | undefined>>;
  };
}
