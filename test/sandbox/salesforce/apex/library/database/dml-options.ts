/**
 * Database.DMLOptions: how a save treats what is not in the records themselves. Options that ask for something the sandbox does
 * not do (e-mails) are refused when they are set, not when they are used.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { SaveWishes } from '../../../data/save-hooks.ts';
import type { SObjectValue } from '../../values/sobject.ts';
import { libraryClass } from '../define.ts';

type Flag = boolean | null;

/** `options.duplicateRuleHeader`: duplicate rules that only warn let the record pass when saving is allowed. */
export class DuplicateRuleHeader {
  allowSave: Flag = null;
  runAsCurrentUser: Flag = null;
}

/** `options.assignmentRuleHeader`: whether the active assignment rule gives leads and cases to their owners. */
export class AssignmentRuleHeader {
  useDefaultRule: Flag = null;
}

/** `options.emailHeader` */
export class EmailHeader {
  triggerAutoResponseEmail: Flag = null;
  triggerOtherEmail: Flag = null;
  triggerUserEmail: Flag = null;
}

export class DmlOptions {
  allowFieldTruncation: Flag = null;
  optAllOrNone: Flag = null;
  localizeErrors: Flag = null;
  readonly assignmentRuleHeader = new AssignmentRuleHeader();
  readonly duplicateRuleHeader = new DuplicateRuleHeader();
  readonly emailHeader = new EmailHeader();
}

/** What options ask of rules that join a save. */
export const wishesOf = ({ duplicateRuleHeader, assignmentRuleHeader }: DmlOptions): SaveWishes => ({
  duplicateRule: { allowSave: duplicateRuleHeader.allowSave === true },
  assignmentRule: assignmentRuleHeader.useDefaultRule === true ? 'default' : 'none',
});

const options = new WeakMap<SObjectValue, DmlOptions>();

export const optionsOf = (record: SObjectValue): DmlOptions | null => options.get(record) ?? null;

export const setOptions = (record: SObjectValue, value: DmlOptions | null): void => {
  if (value?.allowFieldTruncation === true) throw new Unsupported('SObject.setOptions with allowFieldTruncation');
  if (value === null) options.delete(record);
  else options.set(record, value);
};

type Owner = DmlOptions | DuplicateRuleHeader | AssignmentRuleHeader | EmailHeader;

/** A property that is kept as it was set. */
const kept = (name: string) => ({
  get: (self: Owner): unknown => Reflect.get(self, name) ?? null,
  set: (self: Owner, value: Flag): void => void Reflect.set(self, name, value),
});

/** A property that may only be switched off, because there is nothing behind it. */
const offOnly = (name: string, feature: string) => ({
  get: kept(name).get,
  set(self: Owner, value: Flag): void {
    if (value === true) throw new Unsupported(feature);
    kept(name).set(self, value);
  },
});

export const dmlOptions = libraryClass({
  name: 'Database.DMLOptions',
  holds: (value) => value instanceof DmlOptions,
  members: {
    'new()': () => new DmlOptions(),
    'Boolean allowFieldTruncation': kept('allowFieldTruncation'),
    'Boolean optAllOrNone': kept('optAllOrNone'),
    'Boolean localizeErrors': offOnly('localizeErrors', 'DMLOptions.localizeErrors'),
    'Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader': {
      get: (self: DmlOptions) => self.duplicateRuleHeader,
    },
    'Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader': {
      get: (self: DmlOptions) => self.assignmentRuleHeader,
    },
    'Database.DMLOptions.EmailHeader emailHeader': { get: (self: DmlOptions) => self.emailHeader },
  },
});

export const dmlOptionsHeaders = [
  libraryClass({
    name: 'Database.DMLOptions.DuplicateRuleHeader',
    holds: (value) => value instanceof DuplicateRuleHeader,
    members: { 'Boolean allowSave': kept('allowSave'), 'Boolean runAsCurrentUser': kept('runAsCurrentUser') },
  }),
  libraryClass({
    name: 'Database.DMLOptions.AssignmentRuleHeader',
    holds: (value) => value instanceof AssignmentRuleHeader,
    members: { 'Boolean useDefaultRule': kept('useDefaultRule') },
  }),
  libraryClass({
    name: 'Database.DMLOptions.EmailHeader',
    holds: (value) => value instanceof EmailHeader,
    members: {
      'Boolean triggerAutoResponseEmail': offOnly('triggerAutoResponseEmail', 'automatic e-mail responses'),
      'Boolean triggerOtherEmail': kept('triggerOtherEmail'),
      'Boolean triggerUserEmail': kept('triggerUserEmail'),
    },
  }),
];
