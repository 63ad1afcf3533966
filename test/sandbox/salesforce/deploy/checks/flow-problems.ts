import type { CompiledProject } from '../../apex/compile-project.ts';
import { invocableMethods } from '../../flow/actions/apex/invocable-methods.ts';
import { flowProblems } from '../../flow/checks/flow-problems.ts';
import { readFlows } from '../../flow/definition/read-flows.ts';
import type { Schema } from '../../schema/types.ts';
import type { Catalog } from '../catalog/open-catalog.ts';
import { childText, type XmlElement } from '../metadata/xml.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';
import type { Tree } from '../tree/write-tree.ts';
import { loadMost } from './load-problems.ts';

/** What a deploy refuses in flows, given the schema and the Apex they will find. */

type Org = { readonly schema: Schema; readonly program: CompiledProject['program'] };

const namesOf = (components: readonly Component[], type: string): ReadonlySet<string> =>
  new Set(components.filter((one) => one.type === type).map(({ fullName }) => fullName));

/** Names of the elements that messages begin with: `Send (Action) - …`. */
const ELEMENT = /^(\w+) \(/;

const placed = (component: Component, problem: string): DeployProblem => {
  const name = ELEMENT.exec(problem)?.[1];
  const at = component.root.children.find((element) => name !== undefined && childText(element, 'name') === name);
  return problemOf(component, { problem, at: at ?? component.root });
};

/** Elements that name an object. */
const OBJECTS: ReadonlySet<string> = new Set(['object', 'objectType']);

const objectsIn = (element: XmlElement): readonly XmlElement[] =>
  element.children.flatMap((child) => (OBJECTS.has(child.name) ? [child] : objectsIn(child)));

/** Objects the platform may have and the sandbox has not; nothing else can be said of a flow that works with one. */
const lackingObjects = (component: Component, catalog: Catalog): readonly DeployProblem[] =>
  objectsIn(component.root)
    .filter(({ text }) => catalog.exists('CustomObject', text.trim()) === 'unsure')
    .map((at) => problemOf(component, { problem: `The sandbox does not support the object ${at.text.trim()}.`, at }));

type Flows = { readonly tree: Tree; readonly components: readonly Component[]; readonly catalog: Catalog };

/** Everything wrong with the flows of a tree. */
export const flowProblemsIn = (
  { tree, components, catalog }: Flows,
  { schema, program }: Org,
): readonly DeployProblem[] => {
  const { result: flows = [], problems } = loadMost(tree, components, readFlows);
  const org = {
    schema,
    flows,
    types: program.types,
    invocables: invocableMethods(program.types),
    components: namesOf(components, 'LightningComponentBundle'),
    emailAlerts: namesOf(components, 'WorkflowAlert'),
    notificationTypes: namesOf(components, 'CustomNotificationType'),
  };
  const found = flows.flatMap((flow) => {
    const component = tree.originOf(flow.file)?.component;
    if (component === undefined) return [];
    const lacking = lackingObjects(component, catalog);
    return lacking.length > 0 ? lacking : flowProblems(flow, org).map(({ message }) => placed(component, message));
  });
  return [...problems, ...found];
};
