import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import lwc from '@salesforce/eslint-config-lwc/recommended-ts.js';
import tseslint from 'typescript-eslint';

const CAPABILITIES = '{customers,products,order-bridge,invoices,payments,subscriptions,forecast,integration-health}';

/** The budgets of the house style: a question ("is there a second idea in here?"), enforced where they would hurt. */
const budgets = (lines) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: false, skipComments: false }],
  'max-params': ['error', 3],
  'max-depth': ['error', 3],
  complexity: ['error', 8],
});

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '.cache/**',
      'dist/**',
      'force-app/types/**',
      'netsuite/**',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  ...lwc.map((settings) => ({ ...settings, files: ['force-app/**/lwc/**/*.ts'] })),
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['config/*.js'] },
        tsconfigRootDir: `${import.meta.dirname}/..`,
      },
    },
    rules: {
      ...budgets(300),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
      ],
      'no-restricted-imports': ['error', { patterns: ['lodash*', 'moment*'] }],
    },
  },
  {
    files: [`sidecar/src/${CAPABILITIES}/**`, 'sidecar/src/shared/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'setTimeout', 'setInterval', 'fetch', 'console'].map((name) => ({
          name,
          message: 'Time, network and output are arguments here.',
        })),
      ],
    },
  },
  { files: ['sidecar/src/shared/clock.ts', 'sidecar/src/shared/dates.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['sidecar/src/config.ts', 'scripts/**', '**/*.test.ts', '**/test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      ...budgets(450),
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite'] },
          ],
        },
      ],
    },
  },
  // A test speaks for the wire.
  { files: ['**/lwc/**/*.test.ts'], rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' } },
  { files: ['config/*.js'], ...tseslint.configs.disableTypeChecked },
  prettier,
  {
    rules: { 'max-lines-per-function': ['error', { max: 50, skipBlankLines: false, skipComments: false }] },
    files: ['sidecar/src/**', 'test/sandbox/**', 'scripts/**', 'force-app/**'],
    ignores: ['**/*.test.ts'],
  },
);
