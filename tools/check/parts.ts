export interface Part {
  /** As a reader calls it. */
  readonly name: string;
  /** The npm script that does it, alone as well. */
  readonly script: string;
}

/** The slow ones first: two run at a time. */
export const parts: readonly Part[] = [
  { name: 'unit tests', script: 'test:unit' },
  { name: 'format', script: 'format:check' },
  { name: 'types', script: 'types' },
  { name: 'layers', script: 'layers' },
  { name: 'budgets', script: 'budgets' },
  { name: 'lint', script: 'lint' },
  { name: 'security', script: 'security:check' },
  { name: 'api', script: 'api:check' },
  { name: 'documents', script: 'docs:check' },
];

/** Those that are no tests: a whole test run begins with them. */
export const staticParts = parts.filter(({ script }) => !script.startsWith('test:'));
