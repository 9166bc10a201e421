/** Three projects, told apart by the file name: unit tests touch nothing, integration tests use real servers, end-to-end tests real processes. */
const project = (displayName, suffix) => ({
  displayName,
  testMatch: ['apps', 'libs', 'tools', 'test'].map((folder) => `<rootDir>/${folder}/**/*.${suffix}.ts`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

export default {
  testTimeout: 30_000, // what a busy machine may take; no test waits for time to pass. Jest reads it here only, not from a project
  projects: [project('unit', 'spec'), project('int', 'int-spec'), project('e2e', 'e2e-spec')],
};
