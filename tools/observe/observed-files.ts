import { portSettings } from '../stack/options.js';
import { serviceNames } from '../stack/names.js';
import { ruleTestsYaml, rulesYaml } from './alerts/rules.js';
import { dashboards } from './dashboards/all-dashboards.js';
import { grafanaJson } from './dashboards/grafana-json.js';
import { prometheusYaml } from './prometheus/prometheus-config.js';

const drawn = '# Drawn by `npm run docs` from tools/observe.\n';

/** Often enough for the shortest window of an alert, half a minute. */
const everySeconds = 5;

/** In containers every service has its own name, under which all its instances are found. */
const targets = Object.fromEntries(serviceNames.map((name) => [name, { name, port: portSettings[name].port }]));

/** What Prometheus and Grafana read, by its path in the repository. */
export function observedFiles(): Readonly<Record<string, string>> {
  return {
    'observability/prometheus/prometheus.yml': drawn + prometheusYaml({ targets, rulesFile: 'alerts.yml', everySeconds }),
    'observability/prometheus/alerts.yml': drawn + rulesYaml(),
    'observability/prometheus/alerts.test.yml': drawn + ruleTestsYaml('alerts.yml'),
    ...Object.fromEntries(
      dashboards.map((dashboard) => [
        `observability/grafana/dashboards/${dashboard.uid}.json`,
        `${JSON.stringify(grafanaJson(dashboard), null, 2)}\n`,
      ]),
    ),
  };
}
