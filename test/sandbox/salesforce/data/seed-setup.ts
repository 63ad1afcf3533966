/**
 * What administrators have set up in an org before anyone works in it: the record types, permission sets, custom permissions and
 * static resources that the package brings.
 */
import type { Schema } from '../schema/types.ts';
import { plantPermissionSets } from './seed-permissions.ts';
import { plantSetsOfProfiles, type Profiles } from './seed-profiles.ts';
import type { SObjectRecord, Value } from './types.ts';

/** Puts a row into the org; what is not said has its default. */
export type Plant = (object: string, values: Readonly<Record<string, Value>>) => SObjectRecord;

const plantRecordTypes = (plant: Plant, schema: Schema): void => {
  for (const object of schema.all()) {
    for (const { developerName, label, isActive, description } of object.recordTypes ?? []) {
      plant('RecordType', {
        Name: label,
        DeveloperName: developerName,
        Description: description ?? null,
        IsActive: isActive,
        SobjectType: object.name,
      });
    }
  }
};

/** @param schema brings what the package set up */
export const plantSetup = (plant: Plant, schema: Schema, profiles: Profiles): void => {
  plantRecordTypes(plant, schema);
  const { customPermissions = [], staticResources = [], notificationTypes = [] } = schema.setup ?? {};
  const custom = new Map(
    customPermissions.map(({ name, label }) => [
      name,
      plant('CustomPermission', { DeveloperName: name, MasterLabel: label, Language: 'en_US' }).Id,
    ]),
  );
  plantSetsOfProfiles(plant, { schema, profiles, custom });
  if (schema.setup !== undefined) plantPermissionSets(plant, schema.setup, custom);
  for (const { name, label, description, desktop, mobile } of notificationTypes) {
    plant('CustomNotificationType', {
      ...{ DeveloperName: name, CustomNotifTypeName: name, MasterLabel: label, Description: description },
      ...{ Desktop: desktop, Mobile: mobile },
    });
  }
  for (const { name, contentType, bytes } of staticResources) {
    plant('StaticResource', {
      Name: name,
      ContentType: contentType,
      Body: bytes.toString('base64'),
      BodyLength: bytes.length,
      CacheControl: 'Public',
    });
  }
};
