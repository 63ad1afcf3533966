import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { readRegistry, type MetadataType } from '../metadata/registry.ts';
import { readXml, type XmlElement } from '../metadata/xml.ts';
import { problemOf, type Component, type DeployProblem } from './component.ts';
import { contentType, findType, type Found } from './find-type.ts';
import { ignoredIn } from './forceignore.ts';
import { packageDirectories } from './package-directories.ts';
import { partsOf } from './parts.ts';

/**
 * A project as the components a deploy would send. What cannot be read is a problem and not an exception, so that one broken
 * file hides no other.
 */
export type Source = { readonly components: readonly Component[]; readonly problems: readonly DeployProblem[] };

const META = '-meta.xml';

const pathsIn = (project: string, directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();

type Reading = Source;
const nothing: Reading = { components: [], problems: [] };

/** Bundles and folders of content have no root of their own when nothing describes them. */
const EMPTY: XmlElement = { name: '', text: '', children: [], line: 1, column: 1, start: 0, end: 0 };

const faulty = (
  component: Pick<Component, 'type' | 'fullName' | 'file'>,
  problem: string,
  at?: XmlElement,
): Reading => ({
  components: [],
  problems: [problemOf(component, { problem, at })],
});

type Group = { readonly found: Found; readonly paths: readonly string[] };

const described = (project: string, group: Group, types: readonly MetadataType[]): Reading => {
  const { type, fullName } = group.found;
  const meta = group.paths.find((path) => path.endsWith(META)) ?? group.paths[0] ?? '';
  const head = { type: type.name, fullName, file: meta };
  const content = group.paths.filter((path) => path !== meta).map((path) => join(project, path));
  if (!meta.endsWith(META)) return { components: [{ ...head, root: EMPTY, isPart: false, content }], problems: [] };
  const xml = readXml(readFileSync(join(project, meta), 'utf8'));
  if (!xml.ok) return faulty(head, `Error parsing file: ${xml.why}`, { ...EMPTY, line: xml.line, column: xml.column });
  const component = { ...head, root: xml.root, isPart: false, content };
  return { components: [component, ...partsOf(component, types)], problems: [] };
};

/** The content that lies beside a description: `A.cls` beside `A.cls-meta.xml`. */
const withContent = (project: string, { found, paths }: Group): Group => {
  const [meta = ''] = paths;
  const folder = join(project, dirname(meta));
  if (found.type.adapter !== 'matchingContentFile') return { found, paths };
  const beside = readdirSync(folder).filter((name) => name === basename(meta, META));
  return { found, paths: [...paths, ...beside.map((name) => `${dirname(meta)}/${name}`)] };
};

const unreadable = (types: readonly MetadataType[], project: string, path: string): readonly DeployProblem[] => {
  const head = { type: '', fullName: basename(path), file: path };
  if (path.endsWith(META)) return [problemOf(head, { problem: `Could not infer a metadata type for ${path}` })];
  const type = contentType(types, path);
  if (type === undefined || existsSync(join(project, `${path}${META}`))) return [];
  const fullName = basename(path, `.${type.suffix ?? ''}`);
  return [
    problemOf({ ...head, type: type.name, fullName }, { problem: `The file ${basename(path)}${META} is missing` }),
  ];
};

const missingContent = ({ type, fullName, file, content }: Component, types: readonly MetadataType[]): Reading => {
  const needs = types.find(({ name }) => name === type)?.adapter === 'matchingContentFile' && content.length === 0;
  return needs
    ? faulty({ type, fullName, file }, `Expected source files for type '${type}': ${basename(file, META)} is missing`)
    : nothing;
};

/** Reads the components of the files at those paths, relative to the project. */
const readPaths = (project: string, paths: readonly string[]): Source => {
  const types = readRegistry();
  const found = paths.map((path) => ({ path, found: findType(types, path) }));
  const groups = Map.groupBy(
    found.flatMap((each) => (each.found === undefined ? [] : [{ path: each.path, found: each.found }])),
    (each) => `${each.found.type.name}\n${each.found.stem}`,
  );
  const read = [...groups.values()].flatMap((members): readonly Reading[] => {
    const [first] = members;
    if (first === undefined) return [];
    const group = withContent(project, { found: first.found, paths: members.map(({ path }) => path) });
    const reading = described(project, group, types);
    return [reading, ...reading.components.filter(({ isPart }) => !isPart).map((one) => missingContent(one, types))];
  });
  return {
    components: read.flatMap(({ components }) => components),
    problems: [
      ...read.flatMap(({ problems }) => problems),
      ...found.filter((each) => each.found === undefined).flatMap(({ path }) => unreadable(types, project, path)),
    ],
  };
};

const keyOf = ({ type, fullName }: Component): string => `${type}\n${fullName.toLowerCase()}`;

/** Two files of one package directory cannot both be the component. */
const repeated = (components: readonly Component[]): readonly DeployProblem[] =>
  [...Map.groupBy(components, keyOf).values()].flatMap((same) =>
    same.slice(1).map((one) =>
      problemOf(one, {
        problem: `Duplicate name: ${one.type} ${one.fullName} stands in ${same.map(({ file }) => file).join(' and ')}`,
        at: one.root,
      }),
    ),
  );

/**
 * Reads an SFDX project, or any folder of source. What several package directories have, the last of them gives.
 * @param project its folder @param directories those of its folders that are deployed; its package directories when left out
 */
export const readComponents = (project: string, directories = packageDirectories(project)): Source => {
  const isIgnored = ignoredIn(project);
  const sources = directories.map((directory) =>
    readPaths(
      project,
      pathsIn(project, directory).filter((path) => !isIgnored(path)),
    ),
  );
  const byName = new Map(sources.flatMap(({ components }) => components.map((one) => [keyOf(one), one])));
  return {
    components: [...byName.values()],
    problems: sources.flatMap(({ components, problems }) => [...problems, ...repeated(components)]),
  };
};
