/** The built page of an org: compiled when somebody looks and something has changed, by another process, once for all who ask. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { baseKey, ownKey } from './build-keys.ts';
import { BUILD_CACHE } from './cached-folder.ts';
import { lightningBundles } from './lightning-bundles.ts';

const build = z.object({
  baseKey: z.string(),
  ownKey: z.string(),
  problems: z.array(z.object({ file: z.string(), line: z.number(), column: z.number(), message: z.string() })),
});

export type LightningBuild = z.infer<typeof build>;

export type LightningBuilder = {
  /** What fits the org's source of the moment. @throws Error when the page itself does not compile */
  readonly current: () => Promise<LightningBuild>;
  /** Where builds lie: `base-KEY` and `own-KEY`. */
  readonly directory: string;
};

type BuilderOptions = {
  /** The org's package directories of the moment. */
  readonly sourceDirectories: () => readonly string[];
  /** The path under which the folder of builds is served. */
  readonly url: string;
  readonly cacheDirectory?: string;
};

const run = async (args: readonly string[]): Promise<LightningBuild> => {
  const command = join(import.meta.dirname, 'build-command.ts');
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', reject);
  });
  const [output, problems, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(`The Lightning page does not compile.\n${problems}`);
  return build.parse(JSON.parse(output));
};

export const lightningBuilder = ({ sourceDirectories, url, cacheDirectory }: BuilderOptions): LightningBuilder => {
  const directory = cacheDirectory ?? BUILD_CACHE;
  let known: { readonly key: string; readonly built: Promise<LightningBuild> } | undefined;
  return {
    directory,
    current() {
      const directories = sourceDirectories();
      const key = ownKey(lightningBundles(directories), baseKey());
      if (known?.key === key) return known.built;
      const built = run([directory, url, ...directories]);
      known = { key, built };
      // A failure is told once; whoever asks next tries again.
      built.catch(() => (known = undefined));
      return built;
    },
  };
};
