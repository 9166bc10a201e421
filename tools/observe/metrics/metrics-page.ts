import { serviceNames } from '../../stack/names.js';
import type { Metric } from './metric.js';

const code = (words: string): string => `\`${words}\``;

/** Every metric of the shop as a page: what is shown at `/metrics`, by whom. */
export function metricsPage(own: readonly Metric[], node: readonly Metric[]): string {
  return [
    '# The metrics',
    '',
    'What the services show at `GET /metrics`, from the declarations in the code. Drawn by `npm run docs`; `npm run test:dashboards` holds it against running services. Every series has the label `service` besides those named here. How they are watched: [observability](../observability.md).',
    '',
    '## Of the shop',
    '',
    '| metric | type | labels | shown by | what it is |',
    '|---|---|---|---|---|',
    ...own.map(row),
    '',
    '## Of every process',
    '',
    'By prom-client, of Node and of the operating system.',
    '',
    '| metric | type | labels | shown by | what it is |',
    '|---|---|---|---|---|',
    ...node.map(row),
    '',
  ].join('\n');
}

const row = ({ name, type, labels, shownBy, help }: Metric): string =>
  `| ${code(name)} | ${type} | ${labels.map(code).join(', ') || '–'} | ${shownBy.length === serviceNames.length ? 'all' : shownBy.join(', ')} | ${help} |`;
