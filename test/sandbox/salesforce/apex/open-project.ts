/** An SFDX project, or any folder of Apex source, as an org of its own: its objects are the schema, its Apex the program. */
import { virtualClock } from '../../shared/clock.ts';
import { seededRandom } from '../../shared/random.ts';
import { administratorOf, openOrg } from '../data/org.ts';
import { recordId } from '../data/record-id.ts';
import { openEventBus } from '../events/index.ts';
import { joinSaves, readSaveAutomation } from '../flow/starts/automation.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { openApexOrg, type ApexOrg } from './apex-org.ts';
import { captureChanges } from './asynchrony/events/change-events.ts';
import { readSubscriberSettings, useSubscriberSettings } from './asynchrony/events/subscriber-settings.ts';
import { compileProject, type CompileOptions } from './compile-project.ts';
import { openApexData } from './data/apex-data.ts';
import { projectResources } from './library/system/testing/static-resources.ts';
import { noSurroundings } from './runtime/surroundings.ts';
import type { Problem } from './syntax/ast.ts';

/** The project first, then others whose source it needs. */
export type ProjectOptions = CompileOptions;

export type OpenProject = { readonly apex: ApexOrg; readonly problems: readonly Problem[] };

/** Opens the project; what does not compile is told in `problems`, not thrown. */
export const openProject = (options: ProjectOptions): OpenProject => {
  const { directories } = options;
  const schema = loadSchema({ sourceDirectories: directories });
  const clock = virtualClock();
  const random = seededRandom('apex');
  const bus = openEventBus({ clock, random, retentionHours: 72 });
  const org = openOrg({ schema, clock, orgId: recordId('00D', 1), publish: (event) => bus.publish(event) });
  const { program, problems } = compileProject(schema, options);
  useSubscriberSettings(program, readSubscriberSettings(directories));
  const data = openApexData({ org, program });
  const surroundings = { ...noSurroundings, staticResource: projectResources(directories) };
  const apex = openApexOrg({ org, program, data, surroundings, administrator: administratorOf(org), random });
  captureChanges(apex, new Set());
  joinSaves(apex, readSaveAutomation(directories));
  return { apex, problems };
};
