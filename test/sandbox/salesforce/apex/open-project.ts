/** An SFDX project, or any folder of Apex source, as an org of its own: its objects are the schema, its Apex the program. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { virtualClock } from '../../shared/clock.ts';
import { seededRandom } from '../../shared/random.ts';
import { administratorOf, openOrg } from '../data/org.ts';
import { recordId } from '../data/record-id.ts';
import { openEventBus } from '../events/index.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { openApexOrg, type ApexOrg } from './apex-org.ts';
import { readSubscriberSettings, useSubscriberSettings } from './asynchrony/events/subscriber-settings.ts';
import { openApexData } from './data/apex-data.ts';
import { letTriggersRun } from './data/run-triggers.ts';
import { soqlCompiler } from './data/soql-compiler.ts';
import { standardLibrary } from './library/index.ts';
import { projectResources } from './library/system/testing/static-resources.ts';
import { openProgram } from './program/program.ts';
import { noSurroundings } from './runtime/surroundings.ts';
import type { Problem } from './syntax/ast.ts';
import { parseUnits } from './syntax/parse-units.ts';
import { readProject } from './syntax/read-project.ts';

export type ProjectOptions = {
  /** The project first, then others whose source it needs. */
  readonly directories: readonly string[];
  /** Where parsed files are kept between runs; nowhere when left out. */
  readonly cacheDirectory?: string;
};

export type OpenProject = { readonly apex: ApexOrg; readonly problems: readonly Problem[] };

/** Opens the project; what does not compile is told in `problems`, not thrown. */
export const openProject = ({ directories, cacheDirectory }: ProjectOptions): OpenProject => {
  const files = directories.flatMap((directory) => readProject(directory));
  const parsed = parseUnits(files, { cacheDirectory });
  const schema = loadSchema({ sourceDirectories: directories });
  const clock = virtualClock();
  const random = seededRandom('apex');
  const bus = openEventBus({ clock, random, retentionHours: 72 });
  const org = openOrg({ schema, clock, orgId: recordId('00D', 1), publish: (event) => bus.publish(event) });
  const program = openProgram({
    schema,
    library: standardLibrary,
    soql: soqlCompiler(schema),
    units: parsed.units.map(({ source, unit }) => ({ unit, file: source.file, apiVersion: source.apiVersion })),
  });
  useSubscriberSettings(program, readSubscriberSettings(directories));
  const data = openApexData({ org, program });
  const surroundings = { ...noSurroundings, staticResource: projectResources(directories) };
  const apex = openApexOrg({ org, program, data, surroundings, administrator: administratorOf(org), random });
  letTriggersRun(apex);
  return { apex, problems: [...parsed.problems, ...program.problems] };
};

export const isProject = (directory: string): boolean => existsSync(join(directory, 'sfdx-project.json'));
