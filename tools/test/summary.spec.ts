import { summary } from './summary.js';

const report = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };

describe('the last line of a run', () => {
  it('counts what passed and failed', () => {
    expect(summary(report)).toBe('12 passed, 0 failed');
  });

  it('counts a file that could not be loaded as failed', () => {
    expect(summary({ ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 })).toBe('12 passed, 3 failed');
  });

  it('never hides what did not run', () => {
    expect(summary({ ...report, numPendingTests: 3, numTodoTests: 1 })).toBe('12 passed, 0 failed, 4 skipped');
  });
});
