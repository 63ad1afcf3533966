import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { readSource } from './read-source.ts';
import { nameFieldFrom } from './source-field.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import type { ValueSets } from './source-picklist.ts';
import type { FieldSchema, ObjectKind } from './types.ts';

/**
 * Turns an `object-meta.xml` into the header of an object: its kind, labels and name field. Its fields stand in files of
 * their own. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm
 */
const source = z.strictObject({
  label: z.string().optional(),
  pluralLabel: z.string().optional(),
  nameField: z.unknown().optional(),
  eventType: z.literal('HighVolume').optional(),
  publishBehavior: z.enum(['PublishAfterCommit', 'PublishImmediately']).optional(),
  enableActivities: z.enum(['true', 'false']).default('false'),
  customSettingsType: z.enum(['Hierarchy', 'List']).optional(),
  ...Object.fromEntries(
    // Only the screen, sharing or history reads these.
    // prettier-ignore
    ['actionOverrides', 'allowInChatterGroups', 'compactLayoutAssignment', 'deploymentStatus', 'description', 'enableBulkApi', 'enableFeeds', 'enableHistory', 'enableLicensing', 'enableReports', 'enableSearch', 'enableSharing',
      'enableStreamingApi', 'externalSharingModel', 'gender', 'recordTypeTrackFeedHistory', 'recordTypeTrackHistory', 'searchLayouts', 'sharingModel', 'startsWith', 'visibility']
      .map((name) => [name, z.unknown().optional()]),
  ),
});

export type ObjectHeader = {
  readonly name: string;
  readonly kind: ObjectKind;
  readonly label: string;
  readonly labelPlural: string;
  readonly publishBehavior: 'PublishAfterCommit' | 'PublishImmediately' | undefined;
  readonly nameField: FieldSchema | undefined;
  readonly settingsType: 'Hierarchy' | 'List' | undefined;
  /** Tasks and events may be about its records. */
  readonly hasActivities: boolean;
};

const kinds: readonly (readonly [suffix: string, kind: ObjectKind])[] = [
  ['__c', 'custom'],
  ['__e', 'event'],
  ['__mdt', 'metadata'],
];

/** What an API name says about the object's kind. */
export const kindOf = (name: string): ObjectKind => kinds.find(([suffix]) => name.endsWith(suffix))?.[1] ?? 'standard';

/** The object a source file belongs to, by its folder: `objects/X/…`. */
export const objectNameOf = (file: string): string => {
  const folder = basename(dirname(file));
  return folder === 'fields' ? basename(dirname(dirname(file))) : folder;
};

const nameFieldOf = (raw: unknown, place: { file: string; kind: ObjectKind; globals: ValueSets }) => {
  if (place.kind !== 'custom') return undefined;
  if (raw === undefined) throw new SourceInvalid(place.file, 'nameField: missing');
  const name = nameFieldFrom(raw, place);
  // A text name may be left out: the record's id stands in for it.
  return name.autoNumberFormat === undefined ? { ...name, nillable: true } : name;
};

type EventSource = Pick<z.infer<typeof source>, 'eventType' | 'publishBehavior'>;

const behaviorOf = (file: string, { eventType, publishBehavior = 'PublishImmediately' }: EventSource) => {
  if (eventType === undefined) throw new SourceInvalid(file, 'eventType: must be HighVolume');
  return publishBehavior;
};

/**
 * The header an `object-meta.xml` states.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readObject = (file: string, globals: ValueSets): ObjectHeader => {
  const parsed = source.safeParse(readSource(file, 'CustomObject'));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  const name = objectNameOf(file);
  const { customSettingsType: settingsType, publishBehavior, eventType, nameField } = parsed.data;
  const kind = settingsType === undefined ? kindOf(name) : 'setting';
  const { label = name, pluralLabel = label } = parsed.data;
  return {
    name,
    kind,
    label,
    labelPlural: pluralLabel,
    publishBehavior: kind === 'event' ? behaviorOf(file, { publishBehavior, eventType }) : undefined,
    nameField: nameFieldOf(nameField, { file, kind, globals }),
    settingsType,
    hasActivities: parsed.data.enableActivities === 'true',
  };
};
