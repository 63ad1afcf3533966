// Lightning Web Components under Jest: the settings of Salesforce's own runner, from the root of the project.
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
  ...jestConfig,
  rootDir: '..',
  roots: ['<rootDir>/force-app'],
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/config/jest-setup.cjs'],
  moduleNameMapper: { '^test/(.*)$': '<rootDir>/test/lwc/$1' },
  collectCoverageFrom: ['force-app/main/*/lwc/*/*.ts'],
  coverageThreshold: { global: { lines: 90 } },
  cacheDirectory: '<rootDir>/.cache/jest',
  coverageDirectory: '<rootDir>/.cache/coverage',
};
