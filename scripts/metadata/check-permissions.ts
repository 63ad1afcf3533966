import type { Problem } from './problem.ts';
import type { MetadataFile } from './read-package.ts';
import { objectOf } from './read-package.ts';
import type { XmlElement } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';

/** A permission set grants only what exists and what the platform lets it grant; a deploy would refuse the whole set. */

type Found = Omit<Problem, 'file'>;
type Known = {
  readonly fields: ReadonlyMap<string, MetadataFile>;
  readonly objects: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
};

const isCustom = (name: string): boolean => /__(c|e|mdt)$/.test(name);

const known = (files: readonly MetadataFile[]): Known => {
  const ofType = (type: string): readonly MetadataFile[] => files.filter((file) => file.type === type);
  return {
    fields: new Map(ofType('CustomField').map((file) => [`${objectOf(file.path)}.${file.name}`, file])),
    objects: new Set(ofType('CustomObject').map(({ name }) => name)),
    customPermissions: new Set(ofType('CustomPermission').map(({ name }) => name)),
  };
};

const fieldGrant = ({ fields }: Known, grant: XmlElement): readonly Found[] => {
  const name = childText(grant, 'field') ?? '';
  if (!isCustom(name)) return [];
  const field = fields.get(name);
  if (field === undefined) return [{ problem: `${name} does not exist.`, fix: 'Remove the grant or add the field.' }];
  if (childText(field.root, 'required') === 'true' || childText(field.root, 'type') === 'MasterDetail') {
    return [{ problem: `${name} is required or master-detail.`, fix: 'Remove the grant: everyone has it already.' }];
  }
  if (childText(field.root, 'formula') !== undefined && childText(grant, 'editable') === 'true') {
    return [{ problem: `${name} is a formula.`, fix: 'Set editable to false.' }];
  }
  return [];
};

/** What each object permission includes. */
const INCLUDES: readonly (readonly [string, readonly string[]])[] = [
  ['allowCreate', ['allowRead']],
  ['allowEdit', ['allowRead']],
  ['allowDelete', ['allowRead', 'allowEdit']],
  ['viewAllRecords', ['allowRead']],
  ['modifyAllRecords', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']],
];

const objectGrant = ({ objects }: Known, grant: XmlElement): readonly Found[] => {
  const name = childText(grant, 'object') ?? '';
  const has = (permission: string): boolean => childText(grant, permission) === 'true';
  const unknown =
    isCustom(name) && !objects.has(name)
      ? [{ problem: `${name} does not exist.`, fix: 'Remove the grant or add the object.' }]
      : [];
  const partial = INCLUDES.filter(([permission]) => has(permission)).flatMap(([permission, needed]) =>
    needed
      .filter((each) => !has(each))
      .map((each) => ({ problem: `${permission} of ${name} needs ${each}.`, fix: `Set ${each} to true.` })),
  );
  return [...unknown, ...partial];
};

const named =
  (kind: string, exists: (facts: Known, name: string) => boolean) =>
  (facts: Known, grant: XmlElement): readonly Found[] => {
    const name = childText(grant, 'name') ?? '';
    return exists(facts, name)
      ? []
      : [{ problem: `The ${kind} ${name} does not exist.`, fix: 'Remove the grant or add it.' }];
  };

const GRANTS: Readonly<Record<string, (facts: Known, grant: XmlElement) => readonly Found[]>> = {
  fieldPermissions: fieldGrant,
  objectPermissions: objectGrant,
  customPermissions: named('custom permission', (facts, name) => facts.customPermissions.has(name)),
  customMetadataTypeAccesses: named('custom metadata type', (facts, name) => facts.objects.has(name)),
};

/** Checks every permission set of the package. */
export const checkPermissions = (files: readonly MetadataFile[]): readonly Problem[] => {
  const facts = known(files);
  return files
    .filter(({ type }) => type === 'PermissionSet')
    .flatMap((file) =>
      Object.entries(GRANTS)
        .flatMap(([element, check]) => childrenNamed(file.root, element).flatMap((grant) => check(facts, grant)))
        .map((found) => ({ file: file.path, ...found })),
    );
};
