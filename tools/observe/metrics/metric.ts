/** A metric as the code declares it. */
export interface Metric {
  /** As queries name it; of a histogram, without `_bucket`, `_sum` and `_count`. */
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary';
  readonly help: string;
  /** Besides `service`, which all have. */
  readonly labels: readonly string[];
  readonly shownBy: readonly string[];
}

const suffixes = ['_bucket', '_sum', '_count'];

/** The series that a query can name. */
export const seriesOf = ({ name, type }: Metric): readonly string[] =>
  type === 'histogram' ? suffixes.map((suffix) => name + suffix) : [name];
