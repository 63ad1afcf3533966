import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { checkMetadata } from './check-metadata.ts';

/** Each rule fires on a small package that breaks it, and the project's own package breaks none. */

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const document = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${NAMESPACE}>${body}</${root}>\n`;

const field = (name: string, rest: string, description = '<description>What it holds.</description>'): string =>
  document('CustomField', `<fullName>${name}</fullName>${description}<label>Label</label>${rest}`);
const text = (rest = ''): string => `<length>10</length><type>Text</type>${rest}`;
const fieldPath = (object: string, name: string, capability = 'shared'): string =>
  `main/${capability}/objects/${object}/fields/${name}.field-meta.xml`;

const grants = (body: string): Record<string, string> => ({
  'main/shared/permissionsets/Some_Role.permissionset-meta.xml': document(
    'PermissionSet',
    `<label>Role</label>${body}`,
  ),
});
const fieldGrant = (name: string): string =>
  `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;

const problemsOf = (files: Readonly<Record<string, string>>): readonly string[] => {
  const project = mkdtempSync(join(tmpdir(), 'metadata-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      const target = join(project, 'force-app', path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    return checkMetadata(project).map(({ file, problem, fix }) => `${file}: ${problem} ${fix}`);
  } finally {
    rmSync(project, { recursive: true });
  }
};

const says = (problems: readonly string[], pattern: RegExp): void => {
  assert.ok(
    problems.some((problem) => pattern.test(problem)),
    problems.join('\n'),
  );
};

const MDT = 'main/shared/objects/Rule__mdt';
const metadataType = {
  [`${MDT}/Rule__mdt.object-meta.xml`]: document('CustomObject', '<label>Rule</label><pluralLabel>Rules</pluralLabel>'),
  [`${MDT}/fields/Code__c.field-meta.xml`]: field('Code__c', `<required>true</required>${text()}`),
  [`${MDT}/fields/Kind__c.field-meta.xml`]: field(
    'Kind__c',
    `<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
     <value><fullName>Good</fullName><default>false</default></value></valueSetDefinition></valueSet>`,
  ),
};
const recordOf = (values: Readonly<Record<string, string>>): Record<string, string> => ({
  ...metadataType,
  'main/shared/customMetadata/Rule.First.md-meta.xml': document(
    'CustomMetadata',
    `<label>First</label>${Object.entries(values)
      .map(([name, value]) => `<values><field>${name}</field><value>${value}</value></values>`)
      .join('')}`,
  ),
});

describe('the check of the metadata', () => {
  it('finds nothing in the package of this project', () => {
    assert.deepEqual(checkMetadata(join(import.meta.dirname, '..')), []);
  });

  it('reports every problem of a package at once', () => {
    const problems = problemsOf({
      [fieldPath('Account', 'OneThing__c')]: field('OneThing__c', text(), ''),
      [fieldPath('Account', 'TwoThing__c')]: '<CustomField>',
    });
    const faulty = new Set(problems.map((problem) => problem.replace(/:.*/, '')));
    assert.equal(faulty.size, 2);
  });

  describe('the shape of files', () => {
    const broken: readonly (readonly [string, Record<string, string>, RegExp])[] = [
      [
        'XML that is not well-formed',
        { [fieldPath('Account', 'A__c')]: '<CustomField><label></CustomField>' },
        /well-formed/,
      ],
      [
        'a suffix nobody knows',
        { 'main/shared/objects/Account/fields/A__c.feild-meta.xml': '<x/>' },
        /No metadata type/,
      ],
      [
        'a type in the wrong folder',
        { 'main/shared/classes/A__c.field-meta.xml': field('A__c', text()) },
        /No metadata type/,
      ],
      [
        'another root element',
        {
          [fieldPath('Account', 'A__c')]: document(
            'Flow',
            '<fullName>A__c</fullName><description>What it holds.</description>',
          ),
        },
        /root element/,
      ],
      [
        'an unknown element',
        { [fieldPath('Account', 'A__c')]: field('A__c', text('<colour>red</colour>')) },
        /no element colour/,
      ],
      [
        'an unknown value',
        { [fieldPath('Account', 'A__c')]: field('A__c', '<type>Words</type>') },
        /type is "Words".*Use one of/,
      ],
      [
        'a number in words',
        { [fieldPath('Account', 'A__c')]: field('A__c', '<length>ten</length><type>Text</type>') },
        /length is "ten"/,
      ],
      [
        'an element twice',
        { [fieldPath('Account', 'A__c')]: field('A__c', text('<length>9</length>')) },
        /length more than once/,
      ],
      [
        'a permission set without a label',
        { 'main/shared/permissionsets/A.permissionset-meta.xml': document('PermissionSet', '') },
        /no label/,
      ],
      [
        'settings with an unknown element',
        {
          'main/shared/settings/Order.settings-meta.xml': document(
            'OrderSettings',
            '<enableOrders>true</enableOrders><enableAll>true</enableAll>',
          ),
        },
        /no element enableAll/,
      ],
    ];
    for (const [name, files, expected] of broken) {
      it(`names ${name}`, () => {
        says(problemsOf(files), expected);
      });
    }
  });

  describe('the rules for fields', () => {
    const broken: readonly (readonly [string, string, string, RegExp])[] = [
      ['no description', 'A__c', field('A__c', text(), ''), /no description/],
      [
        'an open picklist',
        'A__c',
        field('A__c', '<type>Picklist</type><valueSet><restricted>false</restricted></valueSet>'),
        /not restricted/,
      ],
      ['an external id that may repeat', 'A__c', field('A__c', text('<externalId>true</externalId>')), /not unique/],
      [
        'a required lookup that is cleared',
        'A__c',
        field('A__c', '<type>Lookup</type><required>true</required><deleteConstraint>SetNull</deleteConstraint>'),
        /cascade delete or restrict delete/,
      ],
      ['inner underscores', 'Some_Thing__c', field('Some_Thing__c', text()), /not PascalCase/],
      ['a date not ending in On', 'BookedAt__c', field('BookedAt__c', '<type>Date</type>'), /day from a moment/],
      ['a time not ending in At', 'BookedOn__c', field('BookedOn__c', '<type>DateTime</type>'), /day from a moment/],
      ['a checkbox that is no question', 'Active__c', field('Active__c', '<type>Checkbox</type>'), /yes or no/],
      ['a file of another name', 'B__c', field('A__c', text()), /not named after/],
      ['a label beyond the limit', 'A__c', field('A__c', text()).replace('Label', 'L'.repeat(41)), /40 characters/],
      [
        'a help text beyond the limit',
        'A__c',
        field('A__c', text(`<inlineHelpText>${'h'.repeat(511)}</inlineHelpText>`)),
        /510/,
      ],
    ];
    for (const [name, file, content, expected] of broken) {
      it(`names ${name}`, () => {
        says(problemsOf({ [fieldPath('Account', file)]: content }), expected);
      });
    }

    it('names a lookup on a platform event', () => {
      says(problemsOf({ [fieldPath('Told__e', 'A__c')]: field('A__c', '<type>Lookup</type>') }), /platform event/);
    });
  });

  describe('the rules for folders', () => {
    it('names an object that lives in two folders, once for each', () => {
      const problems = problemsOf({
        [fieldPath('Account', 'A__c', 'customers')]: field('A__c', text()),
        [fieldPath('Account', 'B__c', 'shared')]: field('B__c', text()),
      });
      assert.equal(problems.filter((problem) => problem.includes('has folders in')).length, 2);
    });

    it('names a profile', () => {
      says(
        problemsOf({ 'main/shared/profiles/Admin.profile-meta.xml': document('Profile', '') }),
        /Profiles are not shipped/,
      );
    });

    it('names a file that a retrieve left in main/default', () => {
      says(problemsOf({ [fieldPath('Account', 'A__c', 'default')]: field('A__c', text()) }), /main\/default/);
    });

    it('names a folder that is no capability', () => {
      says(problemsOf({ [fieldPath('Account', 'A__c', 'helpers')]: field('A__c', text()) }), /no capability/);
    });
  });

  describe('the rules for permission sets', () => {
    const required = { [fieldPath('Account', 'A__c')]: field('A__c', text('<required>true</required>')) };
    const master = { [fieldPath('Line__c', 'A__c')]: field('A__c', '<type>MasterDetail</type>') };
    const objectGrant = (name: string): string =>
      `<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit>
       <allowRead>false</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object>
       <viewAllRecords>false</viewAllRecords></objectPermissions>`;

    it('names a field that does not exist', () => {
      says(problemsOf(grants(fieldGrant('Account.Gone__c'))), /no CustomField named Account\.Gone__c found/);
    });

    it('names a required field', () => {
      says(problemsOf({ ...required, ...grants(fieldGrant('Account.A__c')) }), /required field: \w+\.A__c/);
    });

    it('names a master-detail field', () => {
      says(problemsOf({ ...master, ...grants(fieldGrant('Line__c.A__c')) }), /required field: \w+\.A__c/);
    });

    it('names an edit right without the right to read', () => {
      says(problemsOf(grants(objectGrant('Account'))), /Edit Account depends on permission\(s\): Read Account/);
    });

    it('names a custom permission and a metadata type that do not exist', () => {
      const grant = '<enabled>true</enabled><name>Gone</name>';
      says(problemsOf(grants(`<customPermissions>${grant}</customPermissions>`)), /no CustomPermission named Gone/);
      says(
        problemsOf(
          grants(`<customMetadataTypeAccesses>${grant.replace('Gone', 'Gone__mdt')}</customMetadataTypeAccesses>`),
        ),
        /no CustomObject named Gone/,
      );
    });
  });

  describe('the rules for custom metadata records', () => {
    it('accepts a record that fits', () => {
      assert.deepEqual(problemsOf(recordOf({ Code__c: 'ONE', Kind__c: 'Good' })), []);
    });

    it('names an unknown field, a value outside the picklist, a long value and a missing one', () => {
      says(problemsOf(recordOf({ Code__c: 'ONE', Gone__c: 'x' })), /no CustomField named Rule__mdt\.Gone__c/);
      says(problemsOf(recordOf({ Code__c: 'ONE', Kind__c: 'Bad' })), /restricted picklist field: Bad/);
      says(problemsOf(recordOf({ Code__c: 'x'.repeat(11) })), /max length=10/);
      says(problemsOf(recordOf({ Kind__c: 'Good' })), /Required fields are missing: \[Code__c\]/);
    });
  });
});
