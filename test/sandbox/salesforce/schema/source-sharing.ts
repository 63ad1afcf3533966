/**
 * Who sees which records as a package says it: organization-wide defaults, sharing rules, reasons of managed sharing.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingrules.htm
 */
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { Unsupported } from '../../shared/unsupported.ts';
import { criteriaItem } from '../workflow/definition/criteria-metadata.ts';
import { readSource, sourceFiles } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import type { SharedGroup, SharingModel, SharingRule } from './types.ts';

const MODELS = [
  'Private',
  'Read',
  'ReadSelect',
  'ReadWrite',
  'ReadWriteTransfer',
  'FullAccess',
  'ControlledByParent',
  'ControlledByCampaign',
  'ControlledByLeadOrContact',
] as const;

const header = z.object({ sharingModel: z.enum(MODELS).optional() });

const several = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.array(shape), shape.transform((one) => [one])]).default([]);

/** A group is an element by its kind with its name inside; groups of everybody are empty. */
const groups = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const ruleContent = {
  fullName: z.string(),
  accessLevel: z.enum(['Read', 'Edit']),
  sharedTo: groups,
};

const sharingRules = z.object({
  sharingOwnerRules: several(z.object({ ...ruleContent, sharedFrom: groups })),
  sharingCriteriaRules: several(
    z.object({
      ...ruleContent,
      booleanFilter: z.string().optional(),
      criteriaItems: several(criteriaItem),
    }),
  ),
});

type Content = z.infer<typeof sharingRules>;

const KINDS: Readonly<Record<string, SharedGroup['kind']>> = {
  group: 'Regular',
  queue: 'Queue',
  role: 'Role',
  roleAndSubordinates: 'RoleAndSubordinates',
  roleAndSubordinatesInternal: 'RoleAndSubordinates',
  allInternalUsers: 'Organization',
};

const groupsIn = (from: z.infer<typeof groups>): readonly SharedGroup[] =>
  Object.entries(from).flatMap(([element, names]) => {
    const kind = KINDS[element];
    if (kind === undefined) throw new Unsupported(`sharing rules with ${element}`);
    return [names].flat().map((name) => ({ kind, name }));
  });

const read = <Shape extends z.ZodType>(file: string, root: string, shape: Shape): z.infer<Shape> => {
  const parsed = shape.safeParse(readSource(file, root));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  return parsed.data;
};

const rulesIn = (object: string, content: Content): readonly SharingRule[] => [
  ...content.sharingOwnerRules.map((rule) => ({
    ...{ object, name: rule.fullName, level: rule.accessLevel, criteria: undefined },
    sharedTo: groupsIn(rule.sharedTo),
    sharedFrom: groupsIn(rule.sharedFrom),
  })),
  ...content.sharingCriteriaRules.map((rule) => ({
    ...{ object, name: rule.fullName, level: rule.accessLevel, sharedFrom: undefined },
    sharedTo: groupsIn(rule.sharedTo),
    criteria: { criteriaItems: rule.criteriaItems, booleanFilter: rule.booleanFilter },
  })),
];

/** @throws SourceInvalid naming the file and the element at fault, Unsupported for groups the sandbox lacks */
export const readSharingRules = (directories: readonly string[]): readonly SharingRule[] =>
  sourceFiles(directories, '**/sharingRules/*.sharingRules-meta.xml').flatMap((file) =>
    rulesIn(basename(file).replace(/\..*$/, ''), read(file, 'SharingRules', sharingRules)),
  );

/** Organization-wide defaults by object name, where the package states them. */
export const readSharingModels = (directories: readonly string[]): ReadonlyMap<string, SharingModel> =>
  new Map(
    sourceFiles(directories, '**/objects/*/*.object-meta.xml').flatMap((file) => {
      const { sharingModel } = read(file, 'CustomObject', header);
      return sharingModel === undefined ? [] : [[basename(dirname(file)), sharingModel] as const];
    }),
  );

/** Reasons of managed sharing by object name: `Recruiter__c`. */
export const readSharingReasons = (directories: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(
      Object.groupBy(sourceFiles(directories, '**/objects/*/sharingReasons/*.sharingReason-meta.xml'), (file) =>
        basename(dirname(dirname(file))),
      ),
    ).map(([object, files = []]) => [
      object,
      files.map((file) => `${basename(file).replace(/\..*$/, '').replace(/__c$/, '')}__c`),
    ]),
  );
