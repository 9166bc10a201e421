import { collectDefaultMetrics, Registry } from 'prom-client';
import { isTest, sourceFiles } from '../../check/budgets/source-files.js';
import { databaseNames, serviceNames } from '../../stack/names.js';
import { declaredMetrics } from './declared-metrics.js';
import type { Metric } from './metric.js';

/** Who shows what a folder declares. The bank has a database and hears nothing; user tells and does not hear. */
const speaking = ['user', 'catalog', 'order', 'payment'];
const hearing = ['catalog', 'order', 'payment'];
const folders: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^libs\/messaging\/src\/(consumer|dead-letters)\//, hearing],
  [/^libs\/messaging\//, speaking],
  [/^libs\/database\//, databaseNames],
  [/^libs\/platform\/src\/saga\//, ['order', 'payment']],
  [/^libs\/platform\/src\/reconciliation\//, hearing],
  [/^libs\/platform\//, serviceNames],
];

/** Its names are those of its callers. */
const declaringForOthers = 'gauges-read-together.ts';

function shownBy(path: string): readonly string[] {
  const app = /^apps\/([^/]+)\//.exec(path)?.[1];
  return app ? [app] : (folders.find(([folder]) => folder.test(path))?.[1] ?? []);
}

/** Every metric of our own, from the sources, in the order of their names. */
export const ownMetrics = (): Metric[] =>
  sourceFiles()
    .filter((file) => !isTest(file) && /^(apps|libs)\//.test(file.path) && !file.path.endsWith(declaringForOthers))
    .flatMap((file) => declaredMetrics(file).map((metric) => ({ ...metric, shownBy: shownBy(file.path) })))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** What prom-client shows of every Node process, some of it on Linux only. */
export function nodeMetrics(): Metric[] {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const all = registry.getMetricsAsArray() as unknown as readonly (Metric & {
    labelNames: readonly string[];
    constructor: { name: string };
  })[];
  return all.map(({ name, help, labelNames, constructor }) => ({
    name,
    help,
    type: constructor.name.toLowerCase() as Metric['type'],
    labels: labelNames,
    shownBy: serviceNames,
  }));
}

export const allMetrics = (): Metric[] => [...ownMetrics(), ...nodeMetrics()];
