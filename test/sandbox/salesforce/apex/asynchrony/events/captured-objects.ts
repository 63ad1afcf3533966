/**
 * The change events a project listens to: members of the channel ChangeEvents, which triggers hear. Channels of its own are for
 * clients only.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventchannelmember.htm
 */
import { z } from 'zod';
import { readSource, sourceFiles } from '../../../schema/read-source.ts';

const member = z.object({ eventChannel: z.string(), selectedEntity: z.string() });

const OF_TRIGGERS = 'ChangeEvents';

/** @returns names like `AccountChangeEvent`, in lower case @throws SourceInvalid, ZodError */
export const readCapturedObjects = (directories: readonly string[]): ReadonlySet<string> =>
  new Set(
    sourceFiles(directories, '**/*.platformEventChannelMember-meta.xml')
      .map((file) => member.parse(readSource(file, 'PlatformEventChannelMember')))
      .filter(({ eventChannel }) => eventChannel === OF_TRIGGERS)
      .map(({ selectedEntity }) => selectedEntity.toLowerCase()),
  );
