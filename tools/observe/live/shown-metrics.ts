import type { RunningStack } from '../../stack/running-stack.js';
import { isServiceName } from '../../stack/names.js';
import { allMetrics } from '../metrics/all-metrics.js';

/** In what the table of metrics differs from what the running services show, a sentence each. */
export async function differencesFromTable(stack: RunningStack): Promise<string[]> {
  const declared = allMetrics();
  const services = stack.processes.map(({ name }) => name).filter(isServiceName);
  const differences = await Promise.all(
    services.map(async (service) => {
      const shown = await namesShownBy(stack.url(service));
      const wanted = new Set(declared.filter(({ shownBy }) => shownBy.includes(service)).map(({ name }) => name));
      return [
        ...[...shown].filter((name) => !wanted.has(name)).map((name) => `${service} shows ${name}, which is not in the table`),
        ...[...wanted].filter((name) => !shown.has(name)).map((name) => `${service} does not show ${name}, which is in the table`),
      ];
    }),
  );
  return differences.flat();
}

async function namesShownBy(url: string): Promise<Set<string>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
}
