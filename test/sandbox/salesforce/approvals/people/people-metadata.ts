/**
 * Queues, public groups and roles of a package.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm
 */
import type { z } from 'zod';
import { element, flag, listOf, optionalElement, text, word } from '../../flow/definition/metadata-values.ts';
import { readMetadata } from '../../workflow/definition/read-metadata.ts';

const queueMembers = element({
  publicGroups: optionalElement(element({ publicGroup: listOf(word) })),
  roleAndSubordinates: optionalElement(element({ roleAndSubordinate: listOf(word) })),
  roleAndSubordinatesInternal: optionalElement(element({ roleAndSubordinateInternal: listOf(word) })),
  roles: optionalElement(element({ role: listOf(word) })),
  users: optionalElement(element({ user: listOf(word) })),
});

const queue = element({
  fullName: word.optional(),
  description: text.optional(),
  doesIncludeBosses: flag.default(false),
  doesSendEmailToMembers: flag.default(false),
  email: word.optional(),
  name: text,
  queueMembers: optionalElement(queueMembers),
  queueRoutingConfig: word.optional(),
  queueSobject: listOf(element({ sobjectType: word })),
});

const group = element({
  fullName: word.optional(),
  description: text.optional(),
  doesIncludeBosses: flag.default(false),
  name: text,
});

const role = element({
  fullName: word.optional(),
  caseAccessLevel: word.optional(),
  contactAccessLevel: word.optional(),
  description: text.optional(),
  mayForecastManagerShare: flag.default(false),
  name: text,
  opportunityAccessLevel: word.optional(),
  parentRole: word.optional(),
});

type Named<Content> = Content & { readonly developerName: string; readonly file: string };

export type QueueSource = Named<z.infer<typeof queue>>;
export type GroupSource = Named<z.infer<typeof group>>;
export type RoleSource = Named<z.infer<typeof role>>;

export type PeopleSource = {
  readonly queues: readonly QueueSource[];
  readonly groups: readonly GroupSource[];
  readonly roles: readonly RoleSource[];
};

/** @throws SourceInvalid naming the file and the element at fault */
export const readPeople = (directories: readonly string[]): PeopleSource => ({
  queues: readMetadata(directories, { folder: 'queues', suffix: 'queue', root: 'Queue', shape: queue }).map(
    ({ file, name, content }) => ({ ...content, developerName: name, file }),
  ),
  groups: readMetadata(directories, { folder: 'groups', suffix: 'group', root: 'Group', shape: group }).map(
    ({ file, name, content }) => ({ ...content, developerName: name, file }),
  ),
  roles: readMetadata(directories, { folder: 'roles', suffix: 'role', root: 'Role', shape: role }).map(
    ({ file, name, content }) => ({ ...content, developerName: name, file }),
  ),
});
