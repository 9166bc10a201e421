import { alerts } from '../alerts/all-alerts.js';
import { dashboards } from '../dashboards/all-dashboards.js';

/** A query, and where it stands. */
export interface WatchedQuery {
  readonly of: string;
  readonly query: string;
}

/** Every query of every panel and alert; an alert's without the bound, so that it gives a value also when all is well. */
export const watchedQueries = (): WatchedQuery[] => [
  ...dashboards.flatMap(({ title, rows }) =>
    rows.flatMap(({ panels }) =>
      panels.flatMap((panel) => panel.queries.map(({ query, legend }) => ({ of: `${title} › ${panel.title} › ${legend}`, query }))),
    ),
  ),
  ...alerts.map(({ name, watch }) => ({ of: `alert ${name}`, query: watch })),
];
