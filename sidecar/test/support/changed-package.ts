import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The Salesforce package as another version of it might be: a copy of its source with a change, for as long as a test file runs. */

export const PACKAGE = fileURLToPath(new URL('../../../force-app/main', import.meta.url));
const PAYMENT_RECEIVED = 'payments/objects/PaymentReceived__e';

/** Makes the copy. @returns its folder */
const changedPackage = async (change: (folder: string) => Promise<void>): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderbridge-package-'));
  after(() => rm(folder, { recursive: true, force: true }));
  await cp(PACKAGE, folder, { recursive: true });
  await change(folder);
  return folder;
};

const KEPT = ['objects', 'customPermissions'];

/** Leaves objects and what their rules name: events are counted without those that automations add. */
const withoutAutomation = async (folder: string): Promise<void> => {
  for (const capability of await readdir(folder))
    for (const part of await readdir(path.join(folder, capability)))
      if (!KEPT.includes(part)) await rm(path.join(folder, capability, part), { recursive: true });
};

export const packageWithoutAutomation = (): Promise<string> => changedPackage(withoutAutomation);

/** A version whose payment event takes document numbers of 8 characters at most. @param automations whether it has them */
export const packageWithShortNumbers = ({ automations }: { readonly automations: boolean }): Promise<string> =>
  changedPackage(async (folder) => {
    if (!automations) await withoutAutomation(folder);
    const field = path.join(folder, PAYMENT_RECEIVED, 'fields/DocumentNumber__c.field-meta.xml');
    await writeFile(field, (await readFile(field, 'utf8')).replace('<length>80</length>', '<length>8</length>'));
  });

/** A version that does not know payment events yet, without automations. */
export const packageWithoutPaymentEvent = (): Promise<string> =>
  changedPackage(async (folder) => {
    await withoutAutomation(folder);
    await rm(path.join(folder, PAYMENT_RECEIVED), { recursive: true });
  });

const customField = (name: string, shape: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>${name}__c</fullName>
    <label>${name}</label>
    ${shape}
</CustomField>
`;
const TEXT = '<length>80</length><type>Text</type>';
const CHECKBOX = '<defaultValue>false</defaultValue><type>Checkbox</type>';

const INTEGRATION_USER = 'shared/permissionsets/Integration_User.permissionset-meta.xml';

const readable = (field: string): string => `<fieldPermissions>
        <editable>false</editable>
        <field>${field}</field>
        <readable>true</readable>
    </fieldPermissions>
    `;

/** Lets the sidecar's user read fields, as an administrator does with fields of the org. */
const letRead = async (folder: string, fields: readonly string[]): Promise<void> => {
  const file = path.join(folder, INTEGRATION_USER);
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replace('<fieldPermissions>', `${fields.map(readable).join('')}<fieldPermissions>`));
};

/** What an org might have added: a text and a checkbox on orders, a text on their lines; no mapping row knows them. */
export const packageWithFieldsOfTheOrg = (): Promise<string> =>
  changedPackage(async (folder) => {
    const add = (object: string, name: string, shape: string): Promise<void> =>
      writeFile(
        path.join(folder, `order-bridge/objects/${object}/fields/${name}__c.field-meta.xml`),
        customField(name, shape),
      );
    await Promise.all([
      add('Order', 'Campaign', TEXT),
      add('Order', 'Gift', CHECKBOX),
      add('OrderItem', 'Colour', TEXT),
      letRead(folder, ['Order.Campaign__c', 'Order.Gift__c', 'OrderItem.Colour__c']),
    ]);
  });

const MAPPINGS = 'shared/customMetadata';

/** The package with these mapping rows approved, as an administrator does who wants them. @param rows for example `SalesOrder_BillingSchedule` */
export const packageWithApproved = (...rows: readonly string[]): Promise<string> =>
  changedPackage(async (folder) => {
    for (const row of rows) {
      const file = path.join(folder, MAPPINGS, `FieldMapping.${row}.md-meta.xml`);
      await writeFile(file, (await readFile(file, 'utf8')).replace('>Draft<', '>Approved<'));
    }
  });
