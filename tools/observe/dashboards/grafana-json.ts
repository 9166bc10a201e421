import { serviceNames } from '../../stack/names.js';
import type { Dashboard, Panel, Query } from './dashboard.js';

const prometheus = { type: 'prometheus', uid: 'prometheus' };
const loki = { type: 'loki', uid: 'loki' };

const columns = 24;
const titleTall = 1;
const tall: Readonly<Record<Panel['shows'], number>> = { number: 4, state: 4, lines: 8 };
const types = { number: 'stat', state: 'stat', lines: 'timeseries' } as const;

/** A dashboard as Grafana reads it from a file. */
export function grafanaJson(dashboard: Dashboard): object {
  return {
    uid: dashboard.uid,
    title: dashboard.title,
    description: dashboard.says,
    tags: ['saga-shop'],
    schemaVersion: 39,
    editable: false,
    graphTooltip: 1,
    refresh: '10s',
    time: { from: 'now-30m', to: 'now' },
    links: [{ type: 'dashboards', title: 'Saga Shop', tags: ['saga-shop'], asDropdown: true, keepTime: true, includeVars: true }],
    templating: { list: dashboard.ofOneService ? [serviceVariable] : [] },
    panels: panelsOf(dashboard),
  };
}

const serviceVariable = {
  name: 'service',
  label: 'Service',
  type: 'custom',
  query: serviceNames.join(','),
  current: { text: 'order', value: 'order' },
  options: serviceNames.map((name) => ({ text: name, value: name, selected: name === 'order' })),
};

/** Rows from above, the panels of each beside each other, as many as fit. */
function panelsOf({ rows, ofOneService }: Dashboard): object[] {
  let id = 0;
  let y = 0;
  const drawn: object[] = [];
  const draw = (panel: object, x: number, width: number, height: number): void =>
    void drawn.push({ id: ++id, gridPos: { x, y, w: width, h: height }, ...panel });

  for (const { title, panels } of rows) {
    draw({ type: 'row', title, collapsed: false, panels: [] }, 0, columns, titleTall);
    y += titleTall;
    const isGlance = panels.some(({ shows }) => shows === 'number');
    const perRow = isGlance ? panels.length : 2;
    const width = columns / perRow;
    for (const [index, panel] of panels.entries()) {
      const height = isGlance ? tall.number : tall.lines;
      draw(panelJson(panel), (index % perRow) * width, width, height);
      if (index % perRow === perRow - 1 || index === panels.length - 1) y += height;
    }
  }
  draw(logsOf(ofOneService ? '{service_name="$service"}' : '{service_name=~".+"} | json | level =~ "warn|error"'), 0, columns, 10);
  return drawn;
}

const logsOf = (expr: string): object => ({
  type: 'logs',
  title: expr.includes('$service') ? 'Logs' : 'Warnings and errors',
  datasource: loki,
  targets: [{ refId: 'A', datasource: loki, expr }],
  options: { showTime: true, wrapLogMessage: true, enableLogDetails: true },
});

const panelJson = (panel: Panel): object => ({
  type: types[panel.shows],
  title: panel.title,
  description: panel.says,
  datasource: prometheus,
  targets: panel.queries.map((query, index) => target(query, index, panel)),
  fieldConfig: { defaults: fieldDefaults(panel), overrides: [] },
  options: panel.shows === 'lines' ? legendBelow : bigNumber(panel),
});

const target = ({ query, legend }: Query, index: number, { shows }: Panel): object => ({
  refId: String.fromCharCode(65 + index),
  datasource: prometheus,
  expr: query,
  legendFormat: legend,
  ...(shows === 'lines' ? { exemplar: query.includes('_bucket') } : { instant: true }),
});

const legendBelow = { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } };

const bigNumber = ({ shows }: Panel): object => ({
  reduceOptions: { calcs: ['lastNotNull'] },
  colorMode: 'value',
  graphMode: 'none',
  textMode: shows === 'state' ? 'name' : 'value',
});

function fieldDefaults({ unit, alarmingFrom, shows }: Panel): object {
  const calm = { color: shows === 'state' ? 'red' : 'green', value: null };
  const alarming =
    shows === 'state' ? [{ color: 'green', value: 1 }] : alarmingFrom === undefined ? [] : [{ color: 'red', value: alarmingFrom }];
  return {
    unit,
    min: 0,
    color: shows === 'lines' ? { mode: 'palette-classic' } : { mode: 'thresholds' },
    thresholds: { mode: 'absolute', steps: [calm, ...alarming] },
    custom:
      shows === 'lines' ? { fillOpacity: 5, showPoints: 'never', thresholdsStyle: { mode: alarming.length > 0 ? 'line' : 'off' } } : {},
  };
}
