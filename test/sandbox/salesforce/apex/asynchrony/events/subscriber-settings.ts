/**
 * PlatformEventSubscriberConfig of a project: how many events a trigger gets at once, and as whom it runs.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventsubscriberconfig.htm
 */
import { z } from 'zod';
import { callerNamed } from '../../../data/org.ts';
import type { Caller, Org } from '../../../data/types.ts';
import { readSource, sourceFiles } from '../../../schema/read-source.ts';
import type { Program } from '../../program/program.ts';

export type SubscriberSettings = {
  /** The name of the trigger. */
  readonly trigger: string;
  readonly batchSize: number | undefined;
  /** The user the trigger runs as, where one is named and exists. */
  callerIn(org: Org): Caller | undefined;
};

const content = z.object({
  platformEventConsumer: z.string(),
  batchSize: z.coerce.number().int().min(1).max(2_000).optional(),
  user: z.string().optional(),
});

/** @throws SourceInvalid, ZodError */
export const readSubscriberSettings = (directories: readonly string[]): readonly SubscriberSettings[] =>
  sourceFiles(directories, '**/*.platformEventSubscriberConfig-meta.xml').map((file) => {
    const { platformEventConsumer, batchSize, user } = content.parse(readSource(file, 'PlatformEventSubscriberConfig'));
    return {
      trigger: platformEventConsumer,
      batchSize,
      callerIn: (org) => (user === undefined ? undefined : callerNamed(org, user)),
    };
  });

const byProgram = new WeakMap<Program, readonly SubscriberSettings[]>();

/** Lets the triggers of a program run as these settings say. */
export const useSubscriberSettings = (program: Program, settings: readonly SubscriberSettings[]): void => {
  byProgram.set(program, settings);
};

export const subscriberSettings = (program: Program, trigger: string): SubscriberSettings | undefined =>
  byProgram.get(program)?.find((settings) => settings.trigger.toLowerCase() === trigger.toLowerCase());
