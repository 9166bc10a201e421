/** Grafana puts in a time in which a rate can be told from what was scraped. */
export const window = '$__rate_interval';

const by = (labels: readonly string[]): string => (labels.length > 0 ? ` by (${labels.join(', ')})` : '');

/** @param series of a counter, with matchers: `messages_total{outcome="dead"}` */
export const perSecond = (series: string, ...labels: readonly string[]): string => `sum${by(labels)} (rate(${series}[${window}]))`;

/** @param histogram without `_bucket`, with matchers */
export function quantile(share: number, histogram: string, ...labels: readonly string[]): string {
  const [name, matchers = ''] = splitAt(histogram);
  return `histogram_quantile(${share}, sum by (${['le', ...labels].join(', ')}) (rate(${name}_bucket${matchers}[${window}])))`;
}

const splitAt = (series: string): [string, string?] => {
  const brace = series.indexOf('{');
  return brace < 0 ? [series] : [series.slice(0, brace), series.slice(brace)];
};

export const sum = (series: string, ...labels: readonly string[]): string => `sum${by(labels)} (${series})`;
export const max = (series: string, ...labels: readonly string[]): string => `max${by(labels)} (${series})`;

/** The part that `some` is of `all`, 0 to 1, and 0 where there is nothing at all. */
export const share = (some: string, all: string): string => `${some} / (${all} > 0) or vector(0)`;
