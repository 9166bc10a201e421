import type { Report } from '../stack/output/report.js';
import type { ComposeProject, ProjectOptions } from './docker.js';

/** One way to run the shop in Docker. */
export interface Way {
  /** @returns what is special about it; called before the shop is started */
  readonly options?: () => Omit<ProjectOptions, 'ports'>;
  /** Starts the shop and tries it out. Each step throws when something is not as it should be. */
  readonly tryOut: (project: ComposeProject, report: Report) => Promise<void>;
}

/** The audit in its container: fails when books do not agree. */
export const audited = (project: ComposeProject, report: Report): Promise<string> =>
  report.step('the books agree', () => project.compose('run', '--rm', '--no-TTY', 'audit'));
