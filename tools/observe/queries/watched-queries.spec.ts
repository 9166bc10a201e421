import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';
import { runbookOf } from '../alerts/alert.js';
import { alerts } from '../alerts/all-alerts.js';
import { causes } from '../causes/all-causes.js';
import { dashboards } from '../dashboards/all-dashboards.js';
import { grafanaJson } from '../dashboards/grafana-json.js';
import { allMetrics } from '../metrics/all-metrics.js';
import { seriesOf } from '../metrics/metric.js';
import { namesInQuery } from './names-in-query.js';
import { watchedQueries } from './watched-queries.js';

/** Prometheus makes it, and these labels. */
const up = { name: 'up', type: 'gauge', help: '', labels: [], shownBy: [] } as const;
const everywhere = ['service', 'instance', 'job', 'le'];
const bySeries = new Map([...allMetrics(), up].flatMap((metric) => seriesOf(metric).map((series) => [series, metric] as const)));

describe('what dashboards and alerts ask for', () => {
  it.each(watchedQueries().map(({ of, query }) => [of, query]))('exists: %s', (_, query) => {
    const { series, labels } = namesInQuery(query);
    expect(series.filter((name) => !bySeries.has(name))).toEqual([]);
    const known = new Set([...everywhere, ...series.flatMap((name) => bySeries.get(name)?.labels ?? [])]);
    expect(labels.filter((label) => !known.has(label))).toEqual([]);
  });

  it('is drawn without two panels in one place', () => {
    for (const dashboard of dashboards) {
      const { panels } = grafanaJson(dashboard) as { panels: { gridPos: { x: number; y: number; w: number } }[] };
      const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
      expect(new Set(places).size).toBe(places.length);
      for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
    }
  });
});

describe('an alert', () => {
  const headings = ['## What it means', '## What the customer sees', '## How to look', '## How to mend', '## How to cause it'];

  it.each(alerts.map((alert) => [alert.name, alert] as const))('%s has a runbook and can be caused', (name, alert) => {
    const file = join(repositoryRoot, runbookOf(alert));
    expect(existsSync(file)).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(headings.filter((heading) => !text.includes(heading))).toEqual([]);
    expect(text).toContain(`npm run alert -- ${name}`);
    expect(causes.has(name)).toBe(true);
  });

  it('is caused by nothing that is not there', () =>
    expect([...causes.keys()].toSorted()).toEqual(alerts.map(({ name }) => name).toSorted()));
});
