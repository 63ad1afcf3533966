/** The credentials of a warehouse, as a package has them. */
import { metadataFile, type SourceFiles } from '../sample-project.ts';

const parameters = (element: string, ...rows: readonly (readonly [type: string, name: string, value: string])[]) =>
  rows
    .map(
      ([type, name, value]) =>
        `<${element}><parameterName>${name}</parameterName><parameterType>${type}</parameterType>${value}</${element}>`,
    )
    .join('');

const valued = (value: string): string => `<parameterValue>${value}</parameterValue>`;

export const WAREHOUSE_URL = 'https://warehouse.example.com/api';

/** @param protocol of the external credential */
export const warehouseFiles = (protocol = 'Custom'): SourceFiles => ({
  'namedCredentials/Warehouse.namedCredential-meta.xml': metadataFile(
    'NamedCredential',
    '<allowMergeFieldsInHeader>true</allowMergeFieldsInHeader><label>Warehouse</label>' +
      parameters(
        'namedCredentialParameters',
        ['Url', 'Url', valued(WAREHOUSE_URL)],
        ['HttpHeader', 'X-Tenant', valued('north')],
        ['Authentication', 'ExternalCredential', '<externalCredential>WarehouseKey</externalCredential>'],
      ) +
      '<namedCredentialType>SecuredEndpoint</namedCredentialType>',
  ),
  'externalCredentials/WarehouseKey.externalCredential-meta.xml': metadataFile(
    'ExternalCredential',
    `<authenticationProtocol>${protocol}</authenticationProtocol><label>Warehouse Key</label>` +
      parameters(
        'externalCredentialParameters',
        ['NamedPrincipal', 'Stock', '<sequenceNumber>1</sequenceNumber>'],
        ['AuthHeader', 'X-Key', valued("{!'Bearer ' &amp; $Credential.WarehouseKey.ApiKey}")],
      ),
  ),
  'permissionsets/Warehouse_User.permissionset-meta.xml': metadataFile(
    'PermissionSet',
    '<label>Warehouse User</label><externalCredentialPrincipalAccesses><enabled>true</enabled>' +
      '<externalCredentialPrincipal>WarehouseKey-Stock</externalCredentialPrincipal>' +
      '</externalCredentialPrincipalAccesses>',
  ),
  'namedCredentials/Archive.namedCredential-meta.xml': metadataFile(
    'NamedCredential',
    '<endpoint>https://archive.example.com/</endpoint><label>Archive</label><principalType>NamedUser</principalType>' +
      '<protocol>Password</protocol><username>clerk</username><password>paper</password>',
  ),
  'remoteSiteSettings/Rates.remoteSite-meta.xml': metadataFile(
    'RemoteSiteSetting',
    '<isActive>true</isActive><url>https://rates.example.com</url>',
  ),
});
