import { Registry, type RegistryContentType } from 'prom-client';

/** In the format that has exemplars; whoever does not ask for it gets the older one. */
export function newRegistry(): Registry {
  const registry: Registry<RegistryContentType> = new Registry();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  return registry as Registry;
}

export interface Exposition {
  readonly type: string;
  readonly text: string;
}

/** @param accept the request's header: OpenMetrics for who names it, such as Prometheus */
export async function expose(registry: Registry, accept = ''): Promise<Exposition> {
  const text = await registry.metrics();
  return accept.includes('application/openmetrics-text')
    ? { type: Registry.OPENMETRICS_CONTENT_TYPE, text }
    : { type: Registry.PROMETHEUS_CONTENT_TYPE, text: withoutOpenMetrics(text) };
}

/** The older format names counters in full where it describes them, and knows neither exemplars nor an end. */
function withoutOpenMetrics(text: string): string {
  const counters = new Set([...text.matchAll(/^# TYPE (\S+) counter$/gm)].map(([, name]) => name));
  return text
    .replaceAll(/^(# (?:TYPE|HELP) )(\S+)/gm, (line, start: string, name: string) => (counters.has(name) ? `${start}${name}_total` : line))
    .replaceAll(/ # \{trace_id="\w+"\} \S+ \S+$/gm, '')
    .replace(/# EOF\n$/, '');
}
