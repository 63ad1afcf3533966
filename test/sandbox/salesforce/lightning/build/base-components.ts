/**
 * The parts that do not change with the org: the engine, synthetic shadow, and the base components of the `lightning` namespace.
 * Compiling them takes a while, so it is done once for each version of them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { rollup, type Plugin } from 'rollup';
import { z } from 'zod';
import { BASE_PACKAGE, baseKey, packageFolder } from './build-keys.ts';
import { builtOnce } from './cached-folder.ts';
import { personsTimeZone } from './persons-time-zone.ts';
import { sessionValuesOrDefaults } from './session-values.ts';
import { unsupportedModules } from './unsupported-modules.ts';

/** Ours, or in need of a telephone, or made for drawing every icon there is: icons come from the design system's sprites. */
const LEFT_OUT = /^lightning\/(navigation|barcodeScanner|primitiveFigure|iconSvgTemplates\w*)$/;

const ENGINE = ['lwc', '@lwc/synthetic-shadow'];

/** What the package offers to others, as it says itself. */
const manifest = z.object({ lwc: z.object({ expose: z.array(z.string()) }) });

const componentsIn = (folder: string): readonly string[] => {
  const { lwc: offer } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return offer.expose.filter((name) => name.startsWith('lightning/') && !LEFT_OUT.test(name));
};

const ICONS = '\0no-icons';

/** Icon libraries as modules of their own are megabytes; without them an icon shows what its address leads to. */
const iconsFromSprites = (): Plugin => ({
  name: 'icons-from-sprites',
  resolveId: (id) => (/^lightning\/iconSvgTemplates/.test(id) ? ICONS : undefined),
  load: (id) => (id === ICONS ? 'export default {};' : undefined),
  transform(code, id) {
    if (!id.endsWith('/primitiveIcon/primitiveIcon.js')) return undefined;
    const imports = "import { getName, isValidName } from 'lightning/iconUtils';";
    const own = "return this.src ? sanitizeURL(this.src) : '';";
    if (!code.includes(imports) || !code.includes(own))
      this.error('lightning-primitive-icon finds its address otherwise now');
    return code
      .replace(imports, "import { getIconPath, getName, isValidName } from 'lightning/iconUtils';")
      .replace(own, 'return this.src ? sanitizeURL(this.src) : getIconPath(this.iconName);');
  },
});

/** Where the design system's icons are served. */
const SPRITES = '/lightning/assets/icons/';

/** What the code asks of its surroundings, answered at build time. */
const CONSTANTS: readonly (readonly [asked: string, answer: string])[] = [
  ['process.env.NODE_ENV', '"production"'],
  ['import.meta.env.SSR', 'false'],
  ["'/assets/icons/", `'${SPRITES}`],
  // Element internals do not exist under synthetic shadow, where base components live.
  ['features.enableComboboxElementInternals', 'false'],
];

const constants = (): Plugin => ({
  name: 'constants',
  transform: (code) => CONSTANTS.reduce((text, [asked, answer]) => text.replaceAll(asked, answer), code),
});

const ENTRY = '\0entry:';

/** A front door of each module: all it exports, under the module's own name. */
const frontDoors = (): Plugin => ({
  name: 'front-doors',
  resolveId: (id) => (id.startsWith(ENTRY) ? id : undefined),
  async load(id) {
    if (!id.startsWith(ENTRY)) return undefined;
    const name = id.slice(ENTRY.length);
    const resolved = await this.resolve(name, import.meta.filename);
    if (resolved === null) return undefined;
    const { hasDefaultExport } = await this.load(resolved);
    const everything = `export * from '${name}';`;
    return hasDefaultExport === true ? `${everything} export { default } from '${name}';` : everything;
  },
});

const build = async (names: readonly string[], into: string): Promise<void> => {
  const bundle = await rollup({
    input: Object.fromEntries(names.map((name) => [name, ENTRY + name])),
    plugins: [
      frontDoors(),
      iconsFromSprites(),
      personsTimeZone(),
      sessionValuesOrDefaults(packageFolder(BASE_PACKAGE)),
      lwc({
        rootDir: import.meta.dirname,
        modules: [{ npm: BASE_PACKAGE }],
        exclude: ['\0*'],
        enableDynamicComponents: true,
        enableLwcOn: true,
      }),
      constants(),
      unsupportedModules(),
    ],
    // The package compiles with warnings that are not for us to mend.
    onLog: () => undefined,
  });
  await bundle.write({
    dir: into,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[hash].js',
    minifyInternalExports: false,
  });
  await bundle.close();
  writeFileSync(join(into, 'modules.json'), JSON.stringify(names));
};

export type BaseComponents = {
  readonly key: string;
  readonly folder: string;
  /** `lightning/button`, `lwc`: what may be imported from it. */
  readonly names: ReadonlySet<string>;
};

/** @param cacheDirectory holds what earlier runs have built */
export const baseComponents = async (cacheDirectory: string): Promise<BaseComponents> => {
  const key = baseKey();
  const names = [...ENGINE, ...componentsIn(packageFolder(BASE_PACKAGE))];
  const folder = await builtOnce(join(cacheDirectory, `base-${key}`), (into) => build(names, into));
  return { key, folder, names: new Set(names) };
};
