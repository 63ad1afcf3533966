import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkComponents } from './check-project.ts';
import { withProject, xml } from './fixtures/sample-project.ts';
import { readComponents } from './source/read-components.ts';
import { inTemporaryFolder, writeTree } from './tree/write-tree.ts';

/** What a deploy refuses, one fault a time in a small project that is otherwise sound. */

type Files = Readonly<Record<string, string>>;

const problemsOf = (files: Files): Promise<readonly string[]> =>
  withProject(files, (project) => {
    const source = readComponents(project);
    return inTemporaryFolder((folder) =>
      checkComponents({ ...source, tree: writeTree(folder, project, source.components) }),
    )
      .filter(({ problemType }) => problemType === 'Error')
      .map(({ componentType, fullName, problem }) => `${componentType} ${fullName}: ${problem}`);
  });

const field = (name: string, rest: string): string =>
  xml('CustomField', `<fullName>${name}</fullName><label>Field</label>${rest}`);
const text = (rest = ''): string => `<length>10</length>${rest}<type>Text</type>`;

const parcel: Files = {
  'objects/Parcel__c/Parcel__c.object-meta.xml': xml(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus><label>Parcel</label>
     <nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Parcels</pluralLabel>
     <sharingModel>ReadWrite</sharingModel>`,
  ),
  'objects/Parcel__c/fields/Code__c.field-meta.xml': field('Code__c', text()),
  'objects/Parcel__c/fields/Size__c.field-meta.xml': field(
    'Size__c',
    `<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
     <value><fullName>Small</fullName><default>false</default></value></valueSetDefinition></valueSet>`,
  ),
};

const rule: Files = {
  'objects/Rule__mdt/Rule__mdt.object-meta.xml': xml(
    'CustomObject',
    '<label>Rule</label><pluralLabel>Rules</pluralLabel>',
  ),
  'objects/Rule__mdt/fields/Code__c.field-meta.xml': field('Code__c', text('<required>true</required>')),
};

const record = (values: Files): Files => ({
  'customMetadata/Rule.First.md-meta.xml': xml(
    'CustomMetadata',
    `<label>First</label>${Object.entries(values)
      .map(([name, value]) => `<values><field>${name}</field><value>${value}</value></values>`)
      .join('')}`,
  ),
});

const grants = (body: string): Files => ({
  'permissionsets/Clerk.permissionset-meta.xml': xml('PermissionSet', `<label>Clerk</label>${body}`),
});
const objectGrant = (object: string, granted: string): string =>
  `<objectPermissions>${['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords']
    .map((name) => `<${name}>${name === granted}</${name}>`)
    .join('')}<object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;

const page = (body: string): Files => ({
  'flexipages/Parcel.flexipage-meta.xml': xml(
    'FlexiPage',
    `<flexiPageRegions>${body}<name>main</name><type>Region</type></flexiPageRegions><masterLabel>Parcel</masterLabel>
     <sobjectType>Parcel__c</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template>
     <type>RecordPage</type>`,
  ),
});
const shown = (name: string, rest = '', identifier = 'one'): string =>
  `<itemInstances><componentInstance>${rest}<componentName>${name}</componentName>
   <identifier>${identifier}</identifier></componentInstance></itemInstances>`;

const lwc = (script: string, template = '<template></template>'): Files => ({
  'lwc/parcel/parcel.js': script,
  'lwc/parcel/parcel.html': template,
  'lwc/parcel/parcel.js-meta.xml': xml('LightningComponentBundle', '<apiVersion>68.0</apiVersion>'),
});

const apex = (name: string, body: string): Files => ({
  [`classes/${name}.cls`]: body,
  [`classes/${name}.cls-meta.xml`]: xml('ApexClass', '<apiVersion>68.0</apiVersion><status>Active</status>'),
});

const validation = (formula: string): Files => ({
  'objects/Parcel__c/validationRules/Coded.validationRule-meta.xml': xml(
    'ValidationRule',
    `<fullName>Coded</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula>
     <errorMessage>No code</errorMessage>`,
  ),
});

const layout = (body: string): Files => ({ 'layouts/Parcel__c-Parcel Layout.layout-meta.xml': xml('Layout', body) });

const approval = (body: string): Files => ({
  'approvalProcesses/Parcel__c.Send.approvalProcess-meta.xml': xml(
    'ApprovalProcess',
    `<active>false</active><allowRecall>true</allowRecall>
     <finalApprovalRecordLock>false</finalApprovalRecordLock><finalRejectionRecordLock>false</finalRejectionRecordLock>
     <label>Send</label><recordEditability>AdminOnly</recordEditability>
     <showApprovalHistory>true</showApprovalHistory>${body}`,
  ),
});

describe('a deploy finds nothing wrong', () => {
  it('in components that fit each other', async () => {
    const files = {
      ...parcel,
      ...rule,
      ...record({ Code__c: 'ONE' }),
      ...grants(objectGrant('Parcel__c', 'allowRead')),
      ...validation('ISBLANK(Code__c)'),
      ...apex(
        'Parcels',
        'public class Parcels { @AuraEnabled public static String codeOf(Parcel__c one) { return one.Code__c; } }',
      ),
      ...lwc(
        "import codeOf from '@salesforce/apex/Parcels.codeOf';\nimport CODE from '@salesforce/schema/Parcel__c.Code__c';",
      ),
      ...page(shown('parcel')),
      ...layout(''),
      'tabs/Parcel__c.tab-meta.xml': xml('CustomTab', '<customObject>true</customObject><motif>Custom1: Heart</motif>'),
    };
    assert.deepEqual(await problemsOf(files), []);
  });

  it('in the parts of a workflow, which have names of their own', async () => {
    const update = `<fullName>Code</fullName><field>Code__c</field><literalValue>ONE</literalValue><name>Code</name>
      <notifyAssignee>false</notifyAssignee><operation>Literal</operation><protected>false</protected>
      <reevaluateOnChange>false</reevaluateOnChange>`;
    const workflow = xml('Workflow', `<fieldUpdates>${update}</fieldUpdates>`);
    assert.deepEqual(await problemsOf({ ...parcel, 'workflows/Parcel__c.workflow-meta.xml': workflow }), []);
  });
});

const broken: readonly (readonly [name: string, files: Files, expected: string])[] = [
  [
    'a value that is none of an enumeration',
    { ...parcel, 'objects/Parcel__c/fields/A__c.field-meta.xml': field('A__c', '<type>Words</type>') },
    "CustomField Parcel__c.A__c: Error parsing file: 'Words' is not a valid value for the enum 'FieldType'",
  ],
  [
    'a field without what its type needs',
    { ...parcel, 'objects/Parcel__c/fields/A__c.field-meta.xml': field('A__c', '<type>Number</type><scale>0</scale>') },
    "CustomField Parcel__c.A__c: Must specify 'precision' for a CustomField of type Number",
  ],
  [
    'a look-up to nowhere',
    {
      ...parcel,
      'objects/Parcel__c/fields/A__c.field-meta.xml': field(
        'A__c',
        '<referenceTo>Gone__c</referenceTo><type>Lookup</type>',
      ),
    },
    'CustomField Parcel__c.A__c: In field: referenceTo - no CustomObject named Gone__c found',
  ],
  [
    'a field of no object',
    { 'objects/Gone__c/fields/A__c.field-meta.xml': field('A__c', text()) },
    'CustomField Gone__c.A__c: In field: object - no CustomObject named Gone__c found',
  ],
  [
    'a formula that reads a field that does not exist',
    {
      ...parcel,
      'objects/Parcel__c/fields/A__c.field-meta.xml': field('A__c', '<formula>Gone__c</formula><type>Text</type>'),
    },
    'CustomField Parcel__c.A__c: Field Gone__c does not exist. Check spelling.',
  ],
  [
    'a validation rule that is no condition',
    { ...parcel, ...validation('Code__c') },
    'ValidationRule Parcel__c.Coded: Formula result is data type (Text), incompatible with expected data type (Boolean).',
  ],
  [
    'Apex that does not compile',
    apex('Parcels', 'public class Parcels { Gone one; }'),
    'ApexClass Parcels: Invalid type: Gone',
  ],
  [
    'a grant of a field that does not exist',
    grants(
      '<fieldPermissions><editable>false</editable><field>Account.Gone__c</field><readable>true</readable></fieldPermissions>',
    ),
    'PermissionSet Clerk: In field: field - no CustomField named Account.Gone__c found',
  ],
  [
    'a grant of a required field',
    {
      ...rule,
      ...grants(
        '<fieldPermissions><editable>false</editable><field>Rule__mdt.Code__c</field><readable>true</readable></fieldPermissions>',
      ),
    },
    'PermissionSet Clerk: You cannot deploy to a required field: Rule__mdt.Code__c',
  ],
  [
    'the right to edit without that to read',
    grants(objectGrant('Account', 'allowEdit')),
    'PermissionSet Clerk: Permission Edit Account depends on permission(s): Read Account',
  ],
  [
    'a grant of a flow that does not exist',
    grants('<flowAccesses><enabled>true</enabled><flow>Gone</flow></flowAccesses>'),
    'PermissionSet Clerk: In field: flow - no Flow named Gone found',
  ],
  [
    'a record without a required value',
    { ...rule, ...record({}) },
    'CustomMetadata Rule.First: Required fields are missing: [Code__c]',
  ],
  [
    'a record whose value is too long',
    { ...rule, ...record({ Code__c: 'elevenchars' }) },
    'CustomMetadata Rule.First: Field: data value too large: elevenchars (max length=10)',
  ],
  [
    'a record that fills a field that does not exist',
    { ...rule, ...record({ Code__c: 'ONE', Gone__c: 'x' }) },
    'CustomMetadata Rule.First: In field: field - no CustomField named Rule__mdt.Gone__c found',
  ],
  [
    'a record of no type',
    record({}),
    'CustomMetadata Rule.First: In field: type - no CustomObject named Rule__mdt found',
  ],
  [
    'a record type with a value its picklist has not',
    {
      ...parcel,
      'objects/Parcel__c/recordTypes/Express.recordType-meta.xml': xml(
        'RecordType',
        `<fullName>Express</fullName><active>true</active><label>Express</label><picklistValues>
         <picklist>Size__c</picklist><values><fullName>Very large</fullName><default>false</default></values></picklistValues>`,
      ),
    },
    'RecordType Parcel__c.Express: Picklist value: Very large in picklist: Size__c not found',
  ],
  [
    'a layout with a field that does not exist',
    {
      ...parcel,
      ...layout(
        '<layoutSections><layoutColumns><layoutItems><field>Gone__c</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections>',
      ),
    },
    'Layout Parcel__c-Parcel Layout: In field: field - no CustomField named Parcel__c.Gone__c found',
  ],
  [
    'a page with a component that does not exist',
    { ...parcel, ...page(shown('gone')) },
    'FlexiPage Parcel: In field: componentName - no LightningComponentBundle named gone found',
  ],
  [
    'a page that shows a field by a permission that does not exist',
    {
      ...parcel,
      ...page(
        `<itemInstances><fieldInstance><fieldItem>Record.Code__c</fieldItem><identifier>one</identifier>
         <visibilityRule><criteria><leftValue>{!$Permission.CustomPermission.Gone}</leftValue><operator>EQUAL</operator>
         <rightValue>true</rightValue></criteria></visibilityRule></fieldInstance></itemInstances>`,
      ),
    },
    'FlexiPage Parcel: In field: leftValue - no CustomPermission named Gone found',
  ],
  [
    'a page with an identifier twice',
    { ...parcel, ...page(shown('force:detailPanel') + shown('force:detailPanel')) },
    'FlexiPage Parcel: The identifier one is used more than once',
  ],
  [
    'a script that calls a method that does not exist',
    { ...apex('Parcels', 'public class Parcels {}'), ...lwc("import all from '@salesforce/apex/Parcels.all';") },
    "LightningComponentBundle parcel: Unable to find Apex action method referenced as 'Parcels.all'.",
  ],
  [
    'a script that names a field that does not exist',
    { ...parcel, ...lwc("import GONE from '@salesforce/schema/Parcel__c.Gone__c';") },
    'LightningComponentBundle parcel: Invalid reference Parcel__c.Gone__c of type sobjectField in file parcel.js',
  ],
  [
    'a template with a component that does not exist',
    lwc('', '<template><c-gone-part></c-gone-part></template>'),
    'LightningComponentBundle parcel: No MODULE named markup://c:gonePart found : [parcel.html]',
  ],
  [
    'an app with a tab that does not exist',
    {
      'applications/Post.app-meta.xml': xml(
        'CustomApplication',
        '<label>Post</label><navType>Standard</navType><tabs>standard-Account</tabs><tabs>Gone__c</tabs><uiType>Lightning</uiType>',
      ),
    },
    'CustomApplication Post: In field: tabs - no CustomTab named Gone__c found',
  ],
  [
    'a quick action that starts no flow',
    {
      ...parcel,
      'quickActions/Parcel__c.Send.quickAction-meta.xml': xml(
        'QuickAction',
        '<flowDefinition>Gone</flowDefinition><label>Send</label><optionsCreateFeedItem>false</optionsCreateFeedItem><type>Flow</type>',
      ),
    },
    'QuickAction Parcel__c.Send: In field: flowDefinition - no Flow named Gone found',
  ],
  [
    'an approval with an action that does not exist',
    {
      ...parcel,
      ...approval(
        '<finalApprovalActions><action><name>Gone</name><type>FieldUpdate</type></action></finalApprovalActions>',
      ),
    },
    'ApprovalProcess Parcel__c.Send: In field: name - no WorkflowFieldUpdate named Parcel__c.Gone found',
  ],
  [
    'a credential that names no other',
    {
      'namedCredentials/Post.namedCredential-meta.xml': xml(
        'NamedCredential',
        `<label>Post</label><namedCredentialParameters><externalCredential>Gone</externalCredential><parameterName>E</parameterName>
         <parameterType>Authentication</parameterType></namedCredentialParameters><namedCredentialType>SecuredEndpoint</namedCredentialType>`,
      ),
    },
    'NamedCredential Post: In field: externalCredential - no ExternalCredential named Gone found',
  ],
];

describe('a deploy refuses', () => {
  for (const [name, files, expected] of broken) {
    it(name, async () => {
      assert.deepEqual(await problemsOf(files), [expected]);
    });
  }

  it('every fault at once, whatever keeps the org from being opened', async () => {
    const found = await problemsOf({
      ...parcel,
      ...apex('Parcels', 'public class Parcels { Gone one; }'),
      ...validation('Nowhere__c = 1'),
      'objects/Parcel__c/fields/A__c.field-meta.xml': field('A__c', '<type>Number</type>'),
      'objects/Parcel__c/fields/B__c.field-meta.xml': field('B__c', '<type>Number</type>'),
    });
    const faulty = new Set(found.map((one) => one.replace(/:.*/, '')));
    assert.deepEqual([...faulty].toSorted(), [
      'ApexClass Parcels',
      'CustomField Parcel__c.A__c',
      'CustomField Parcel__c.B__c',
      'ValidationRule Parcel__c.Coded',
    ]);
  });
});
