import type { Automation } from '../approvals/automation.ts';
import type { ScreenFiles } from '../lightning/ui-api/metadata/screen-files.ts';
import type { Criteria } from '../workflow/definition/criteria-metadata.ts';
/**
 * The shape of an org's schema: what describe calls tell and what every save and query is checked against. Built by the
 * loader from standard object definitions and the package's own source.
 */

/** Field types as describe names them. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'reference'
  | 'email'
  | 'phone'
  | 'url'
  | 'address'
  | 'location'
  | 'base64'
  /** A value with a class of its own in Apex: the header of a change event. */
  | 'complexvalue';

export type PicklistValue = {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  /** What the value means to the platform: an order's or contract's status category, a stage's outcome. */
  readonly meaning?: PicklistMeaning;
  /** Of a dependent field: the values of the controlling one that it may be chosen with. */
  readonly goesWith?: readonly string[];
};

export type PicklistMeaning = {
  /** `Draft` or `Activated` for the status of an order or a contract. */
  readonly statusCategory?: string;
  readonly isClosed?: boolean;
  readonly isWon?: boolean;
  readonly isHighPriority?: boolean;
  readonly probability?: number;
  readonly forecastCategory?: string;
};

export type FieldSchema = {
  readonly name: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly type: FieldType;
  readonly custom: boolean;
  /** Text length in characters; 0 where it does not apply. */
  readonly length: number;
  /** All digits and digits after the point of a number; 0 where they do not apply. */
  readonly precision: number;
  readonly scale: number;
  /** True when a save without a value is refused (universally required). */
  readonly required: boolean;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  /** External ids, ids and references can be used with idLookup and are indexed. */
  readonly indexed: boolean;
  readonly nameField: boolean;
  /** `INV-{00000}` for auto-number fields. */
  readonly autoNumberFormat: string | undefined;
  /** The first number of an auto-number field; 1 when left out. */
  readonly startingNumber?: number;
  readonly calculated: boolean;
  readonly formula: string | undefined;
  /** Whether empty numbers count as 0 in the formula. */
  readonly blanksAsZero?: boolean;
  readonly defaultValue: string | number | boolean | undefined;
  readonly restrictedPicklist: boolean;
  readonly picklistValues: readonly PicklistValue[];
  /** The field that says which of the values screens offer. */
  readonly controllingField?: string;
  readonly referenceTo: readonly string[];
  /** The name used to go from child to parent in SOQL (`Account`, `Invoice__r`). */
  readonly relationshipName: string | undefined;
  /** The name used to go from parent to children in SOQL (`Contacts`, `InvoiceLines__r`). */
  readonly childRelationshipName: string | undefined;
  readonly deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade' | undefined;
  /** A default that is computed on insert. */
  readonly defaultFormula?: string;
  readonly inlineHelpText?: string;
  /** Rich text. */
  readonly isHtml?: boolean;
  readonly summary?: SummarySchema;
};

/** A roll-up summary: what is added up over the details. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm */
export type SummarySchema = {
  readonly operation: 'count' | 'max' | 'min' | 'sum';
  readonly child: string;
  /** The child's look-up to this object. */
  readonly foreignKey: string;
  /** What is summed; undefined for a count. */
  readonly field: string | undefined;
  readonly filters: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
};

/** A custom metadata record of the package, its values already typed. */
export type MetadataRecord = {
  readonly object: string;
  readonly developerName: string;
  readonly label: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
};

/** A record type of the package. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm */
export type RecordTypeSchema = {
  readonly developerName: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly isActive: boolean;
  /** The values it offers of those picklists it names, by their fields' names in lower case. */
  readonly picklists?: ReadonlyMap<string, ReadonlySet<string>>;
};

/** A field of a field set: `Name`, or `Owner.Name` by way of a parent. */
export type FieldSetItem = { readonly path: string; readonly required: boolean };

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_fieldset.htm */
export type FieldSetSchema = {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly fields: readonly FieldSetItem[];
};

/** An active validation rule. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_validationformulas.htm */
export type ValidationRule = {
  readonly object: string;
  readonly name: string;
  /** True for a record that must not be saved. */
  readonly formula: string;
  readonly message: string;
  /** The field the message stands at; undefined at the top of the page. */
  readonly field: string | undefined;
};

export type ObjectKind = 'standard' | 'custom' | 'event' | 'metadata' | 'setting' | 'change';

export type ObjectSchema = {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly kind: ObjectKind;
  /** The first three characters of its record ids. */
  readonly keyPrefix: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly publishBehavior: 'PublishAfterCommit' | 'PublishImmediately' | undefined;
  /** By lower-cased API name, because the platform compares names without case. */
  readonly fields: ReadonlyMap<string, FieldSchema>;
  /** How a custom setting is kept: by user, profile and organization, or as a list by name. */
  readonly settingsType?: 'Hierarchy' | 'List';
  readonly recordTypes?: readonly RecordTypeSchema[];
  readonly fieldSets?: readonly FieldSetSchema[];
  readonly validationRules?: readonly ValidationRule[];
  /** What everybody may do with every record, as the package says; the platform's default when left out. */
  readonly sharingModel?: SharingModel;
  /** The object whose records this one shares with users. */
  readonly sharesOf?: string;
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm */
export type SharingModel =
  | 'Private'
  | 'Read'
  | 'ReadSelect'
  | 'ReadWrite'
  | 'ReadWriteTransfer'
  | 'FullAccess'
  | 'ControlledByParent'
  | 'ControlledByCampaign'
  | 'ControlledByLeadOrContact';

/** Members of a group, a role or a queue, by developer name. */
export type SharedGroup = {
  readonly kind: 'Regular' | 'Queue' | 'Role' | 'RoleAndSubordinates' | 'Organization';
  readonly name: string;
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingrules.htm */
export type SharingRule = {
  readonly object: string;
  readonly name: string;
  readonly level: 'Read' | 'Edit';
  readonly sharedTo: readonly SharedGroup[];
  /** Owners whose records are shared; undefined for a rule by criteria. */
  readonly sharedFrom: readonly SharedGroup[] | undefined;
  readonly criteria: Partial<Criteria> | undefined;
};

export type ChildRelationship = { readonly name: string; readonly childObject: string; readonly field: string };

/** What a permission set of the package grants. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm */
export type PermissionSetSchema = {
  readonly name: string;
  readonly label: string;
  readonly objects: readonly {
    readonly object: string;
    readonly read: boolean;
    readonly create: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly viewAll: boolean;
    readonly modifyAll: boolean;
    readonly viewAllFields?: boolean;
  }[];
  /** `Account.Name` and what may be done with it. */
  readonly fields: readonly { readonly field: string; readonly read: boolean; readonly edit: boolean }[];
  readonly customPermissions: readonly string[];
  readonly userPermissions?: readonly string[];
  /** Apex classes, custom metadata types, flows, record types and principals of external credentials. */
  readonly entities?: readonly { readonly type: string; readonly name: string }[];
  /** Of a profile: `Job__c.Small`, what a new record is without a word about it. */
  readonly defaultRecordTypes?: readonly string[];
};

/** A group of permission sets, and what it mutes of them. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionsetgroup.htm */
export type PermissionSetGroupSchema = {
  readonly name: string;
  readonly label: string;
  readonly permissionSets: readonly string[];
  readonly mutingPermissionSets: readonly string[];
};

export type NotificationTypeSchema = {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly desktop: boolean;
  readonly mobile: boolean;
};

/** What the package brings besides objects. */
export type SetupSchema = {
  /** Text by name of the label. */
  readonly labels: ReadonlyMap<string, string>;
  readonly customPermissions: readonly { readonly name: string; readonly label: string }[];
  readonly permissionSets: readonly PermissionSetSchema[];
  readonly permissionSetGroups?: readonly PermissionSetGroupSchema[];
  readonly mutingPermissionSets?: readonly PermissionSetSchema[];
  /** By the profile's name in the org: `System Administrator`, not `Admin`. */
  readonly profiles?: readonly PermissionSetSchema[];
  readonly sharingRules?: readonly SharingRule[];
  readonly staticResources: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly bytes: Buffer;
  }[];
  /** Approvals, workflow and who takes part in them. */
  readonly automation?: Automation;
  /** What only screens read. */
  readonly screens?: ScreenFiles;
  /** Kinds of custom notifications. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customnotificationtype.htm */
  readonly notificationTypes?: readonly NotificationTypeSchema[];
};

export type Schema = {
  /** The object of that API name, without regard to case. */
  find(name: string): ObjectSchema | undefined;
  findByKeyPrefix(prefix: string): ObjectSchema | undefined;
  all(): readonly ObjectSchema[];
  /** What SOQL sub-queries and describe call the children of an object. */
  childrenOf(object: string): readonly ChildRelationship[];
  /** Custom metadata records the package brings; they are rows of their `__mdt` object. */
  readonly metadataRecords: readonly MetadataRecord[];
  readonly setup?: SetupSchema;
};
