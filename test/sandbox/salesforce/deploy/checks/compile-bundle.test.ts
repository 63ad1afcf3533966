/** A deploy refuses Lightning components that the platform would not save. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkComponents } from '../check-project.ts';
import { withProject, xml } from '../fixtures/sample-project.ts';
import { readComponents } from '../source/read-components.ts';
import { inTemporaryFolder, writeTree } from '../tree/write-tree.ts';

type Files = Readonly<Record<string, string>>;

const problemsOf = (files: Files): Promise<readonly string[]> =>
  withProject(files, (project) => {
    const source = readComponents(project);
    return inTemporaryFolder((folder) =>
      checkComponents({ ...source, tree: writeTree(folder, project, source.components) }),
    ).map(({ fileName, lineNumber, columnNumber, problem }) => `${fileName}:${lineNumber}:${columnNumber} ${problem}`);
  });

const META = xml('LightningComponentBundle', '<apiVersion>68.0</apiVersion>');

const GOOD: Files = {
  'lwc/parcel/parcel.ts': `import { api, LightningElement } from 'lwc';
type Weight = { readonly grams: number };
export default class Parcel extends LightningElement {
  @api weight: Weight | undefined;
  readonly label: string = 'Parcel';
}
`,
  'lwc/parcel/parcel.html': '<template>{label}</template>\n',
  'lwc/parcel/parcel.js-meta.xml': META,
  'lwc/parcel/__tests__/parcel.test.ts': 'this is no script <',
};

test('a component in TypeScript is taken; its tests are nobody’s business', async () => {
  assert.deepEqual(await problemsOf(GOOD), []);
});

test('a template that does not compile is refused where it is wrong', async () => {
  const template = '<template>\n  <template for:each={all} for:item="one"><p>{one}</p></template>\n</template>\n';
  assert.deepEqual(await problemsOf({ ...GOOD, 'lwc/parcel/parcel.html': template }), [
    'lwc/parcel/parcel.html:2:44 LWC1071: Missing key for element <p> inside of iterator. ' +
      'Elements within iterators must have a unique, computed key value.',
  ]);
});

test('a script that does not compile is refused where it is wrong', async () => {
  const twice = GOOD['lwc/parcel/parcel.ts']?.replace('@api weight', '@api @api weight') ?? '';
  const [problem = ''] = await problemsOf({ ...GOOD, 'lwc/parcel/parcel.ts': twice });
  assert.match(problem, /^lwc\/parcel\/parcel\.ts:4:\d+ LWC\d+: /);
});

test('TypeScript that cannot be stripped is refused', async () => {
  const script = `export enum Size { SMALL }\n${GOOD['lwc/parcel/parcel.ts'] ?? ''}`;
  const [problem = ''] = await problemsOf({ ...GOOD, 'lwc/parcel/parcel.ts': script });
  assert.match(problem, /^lwc\/parcel\/parcel\.ts:1:\d+ LWC1007: /);
});

test('a component without its description is refused', async () => {
  const { 'lwc/parcel/parcel.js-meta.xml': _left, ...others } = GOOD;
  assert.ok((await problemsOf(others)).some((problem) => problem.endsWith('The file parcel.js-meta.xml is missing')));
});

test('a target that the platform does not have is refused', async () => {
  for (const target of ['lightning_RecordPage', 'lightning__RecordPages']) {
    const targets = `<apiVersion>68.0</apiVersion><targets><target>${target}</target></targets>`;
    const files = { ...GOOD, 'lwc/parcel/parcel.js-meta.xml': xml('LightningComponentBundle', targets) };
    const [problem = '', ...others] = await problemsOf(files);
    assert.match(problem, new RegExp(`The target ${target} is invalid$`));
    assert.deepEqual(others, []);
  }
});

test('a page that shows a component the org does not have is refused', async () => {
  const page = xml(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentName>c:gone</componentName>
     <identifier>gone</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions>
     <masterLabel>Home</masterLabel><template><name>home:desktopTemplate</name></template><type>HomePage</type>`,
  );
  const problems = await problemsOf({ ...GOOD, 'flexipages/Home.flexipage-meta.xml': page });
  assert.ok(problems.some((problem) => problem.includes('gone')));
});
