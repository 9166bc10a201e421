import type { ServiceName } from '../names.js';
import type { Report } from '../output/report.js';
import type { RunningStack } from '../running-stack.js';
import { together } from '../together.js';
import { isReady } from './is-ready.js';
import { nodeProgram } from './node-program.js';

const mainOf = (name: ServiceName): string => `apps/${name}/src/main.js`;

/** Each service in its own process, or all in one; resolves when all are ready. */
export function startServices(stack: RunningStack, report: Report): Promise<void> {
  const names = stack.options.services;
  return stack.mode.broker === 'memory'
    ? startTogether(stack, names, report)
    : together(names.map((name) => startAlone(stack, name, report)));
}

function startAlone(stack: RunningStack, name: ServiceName, report: Report): Promise<void> {
  const program = nodeProgram({
    name,
    file: mainOf(name),
    dataDir: stack.dataDir,
    logName: name,
    env: stack.env(name),
    isReady: () => isReady(stack.url(name)),
  });
  return report.step(`${name} on ${stack.ports[name]}`, () => stack.supervisor.watch(name, program).start());
}

function startTogether(stack: RunningStack, names: readonly ServiceName[], report: Report): Promise<void> {
  const environments = Object.fromEntries(names.map((name) => [name, stack.env(name)]));
  const program = nodeProgram({
    name: 'services',
    file: 'tools/stack/one-process/main.js',
    dataDir: stack.dataDir,
    logName: 'services',
    env: { ...stack.options.env, SERVICE_ENVIRONMENTS: JSON.stringify(environments) },
    isReady: async () => (await Promise.all(names.map((name) => isReady(stack.url(name))))).every(Boolean),
  });
  return report.step(`${names.join(', ')} in one process`, () => stack.supervisor.watch('services', program).start());
}
