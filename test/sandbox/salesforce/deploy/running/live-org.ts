import type { OpenedApex } from '../../apex/served/open-apex.ts';
import type { ServedApex } from '../../apex/served/served-apex.ts';
import type { LastingOrg } from '../../data/org.ts';
import type { Org } from '../../data/types.ts';
import type { Schema } from '../../schema/types.ts';

/**
 * A running org whose schema, Apex and automation can be exchanged at one moment: whoever holds it always meets what was deployed
 * last, with the rows that were there.
 */
export type LiveOrg = {
  /** The org of the moment. */
  readonly org: Org;
  readonly served: () => Promise<ServedApex>;
  /** Where the source lies that was deployed last. */
  readonly sourceDirectories: () => readonly string[];
  /**
   * Puts another schema and its source in place, or leaves everything as it was.
   * @throws SourceInvalid, ApexRefused, FlowsRefused, Unsupported
   */
  readonly exchange: (next: {
    readonly schema: Schema;
    readonly directory: string;
    readonly author: string;
  }) => Promise<void>;
};

type OpenApex = (org: Org, sourceDirectories: readonly string[]) => Promise<OpenedApex>;

/** The org of the moment, as one object that stays. */
export const presentOrg = (now: () => Org): Org =>
  new Proxy(now(), { get: (_first, name): unknown => Reflect.get(now(), name) });

/** The org whose place others may take. */
export type Turn = { lasting: LastingOrg };

/** @param turn holds the org of the moment @param openApex opens the Apex of a source in an org */
export const openLiveOrg = async (
  turn: Turn,
  openApex: OpenApex,
  sourceDirectories: readonly string[],
): Promise<LiveOrg> => {
  let directories = sourceDirectories;
  let opened = await openApex(turn.lasting.org, directories);
  return {
    org: presentOrg(() => turn.lasting.org),
    served: () => opened.served(),
    sourceDirectories: () => directories,
    async exchange({ schema, directory, author }) {
      // Whatever has to be loaded is loaded first, so that nothing comes between taking the rows over and the end.
      await import('../../apex/served/served-apex.ts');
      const before = { lasting: turn.lasting, opened };
      const { lasting, takeBack } = before.lasting.reopen(schema, author);
      try {
        turn.lasting = lasting;
        opened = await openApex(lasting.org, [directory]);
        await before.opened.stop();
        directories = [directory];
      } catch (error) {
        turn.lasting = before.lasting;
        opened = before.opened;
        takeBack();
        throw error;
      }
    },
  };
};
