/** What the platform's modules give, as their documents say it: the answers of the org come in these shapes. */

type Wired<Value> = { readonly data?: Value | undefined; readonly error?: unknown };
type WireSettings = Record<string, unknown>;
// eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an import would make a module of these globals
type WireReader<Value> = import('lwc').WireAdapterConstructor<WireSettings, Wired<Value>>;

declare module 'lightningPlatform/session' {
  export const session: {
    readonly user: {
      readonly id: string;
      readonly name: string;
      readonly username: string;
      readonly email: string;
      readonly profile: string;
      readonly isAdministrator: boolean;
    };
    readonly orgId: string;
    readonly apiVersion: string;
  };
}

declare module 'lightningPlatform/orgCall' {
  export type OrgCall = {
    readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
    readonly path: string;
    readonly body?: unknown;
  };
  export const SESSION_ENDED: string;
  export const CONNECTION_CHANGED: string;
  /** @throws what components know as a failure: status and body */
  export const callOrg: <Answer>(call: OrgCall) => Promise<Answer>;
  /** The path of a REST resource: `ui-api/records/001…`. */
  export const dataPath: (resource: string) => string;
}

declare module 'lightningPlatform/graphqlCall' {
  /** Never rejects: what is wrong stands in the answer. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- whoever asks knows what is in the answer
  export const askGraphql: <Data>(request: {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly operationName: string | undefined;
  }) => Promise<{
    readonly data: Data | undefined;
    readonly errors: readonly { readonly message: string }[] | undefined;
  }>;
}

declare module 'lightningPlatform/cached' {
  export type Source = {
    readonly key: string;
    readonly load: () => Promise<unknown>;
    readonly about?: (value: unknown) => readonly string[];
  };
  export const refreshAll: () => Promise<void>;
  export const refreshAbout: (subjects: readonly string[]) => Promise<void>;
}

declare module 'lightningPlatform/wireAdapter' {
  import type { Source } from 'lightningPlatform/cached';
  export const wireAdapter: <Value>(sourceOf: (config: WireSettings) => Source | undefined) => WireReader<Value>;
}

declare module 'lightningPlatform/uiApi' {
  import type { Source } from 'lightningPlatform/cached';
  export const LISTS: string;
  export const subjectOf: (recordId: string) => string;
  export const uiPath: (parts: readonly unknown[], query?: Readonly<Record<string, unknown>>) => string;
  export const uiSource: (path: string) => Source;
  export const uiAdapter: <Value>(resource: {
    readonly path: readonly string[];
    readonly query?: readonly string[];
  }) => WireReader<Value>;
}

declare module 'lightningPlatform/pages' {
  export type PageReference = {
    readonly type: string;
    readonly attributes: Readonly<Record<string, string | undefined>>;
    readonly state: Readonly<Record<string, string | undefined>>;
  };
  export type PageTarget = { readonly type: string; readonly attributes?: object; readonly state?: object };
  export const urlOf: (target: PageTarget) => string;
  export const currentPage: () => PageReference | undefined;
  export const onPageChange: (listener: (page: PageReference | undefined) => void) => () => void;
  export const isHere: (url: Pick<URL, 'origin' | 'pathname'>) => boolean;
  export const goTo: (address: string, options?: { readonly replace?: boolean }) => void;
}

declare module 'lightning/platformShowToastEvent' {
  export const SHOW_TOAST: string;
  export type ToastDetail = {
    readonly title: string;
    readonly message?: string;
    readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
    readonly variant?: 'info' | 'success' | 'warning' | 'error';
    readonly mode?: 'dismissible' | 'dismissable' | 'pester' | 'sticky';
  };
  export class ShowToastEvent extends CustomEvent<ToastDetail> {
    constructor(detail: ToastDetail);
  }
}

declare module 'lightning/actions' {
  export const CLOSE_ACTION_SCREEN: string;
}

declare module 'lightning/flowSupport' {
  export const FLOW_NAVIGATION: string;
}

declare module 'lightning/uiRecordApi' {
  import type { CreateDefaults, RecordInput, RecordShape, RecordUi } from 'lightningPage/uiShapes';
  export const getRecord: WireReader<RecordShape>;
  export const getRecordCreateDefaults: WireReader<CreateDefaults>;
  export const getRecordUi: WireReader<RecordUi>;
  export const createRecord: (input: RecordInput) => Promise<RecordShape>;
  export const updateRecord: (input: RecordInput) => Promise<RecordShape>;
  export const deleteRecord: (recordId: string) => Promise<void>;
}

declare module 'lightning/uiObjectInfoApi' {
  import type { ObjectInfo, PicklistsByField } from 'lightningPage/uiShapes';
  export const getObjectInfo: WireReader<ObjectInfo>;
  export const getPicklistValuesByRecordType: WireReader<PicklistsByField>;
}

declare module 'lightning/uiListsApi' {
  import type { ListInfo, ListPage, ListSummaries } from 'lightningPage/uiShapes';
  export const getListInfoByName: WireReader<ListInfo>;
  export const getListInfosByObjectName: WireReader<ListSummaries>;
  export const getListRecordsByName: WireReader<ListPage>;
}

declare module 'lightning/uiRelatedListApi' {
  import type { ListPage, RelatedListCount, RelatedListInfo, RelatedLists } from 'lightningPage/uiShapes';
  export const getRelatedListRecords: WireReader<ListPage>;
  export const getRelatedListCount: WireReader<RelatedListCount>;
  export const getRelatedListInfo: WireReader<RelatedListInfo>;
  export const getRelatedListsInfo: WireReader<RelatedLists>;
}
