/** A series for the test of a rule, one value per minute, as promtool writes it: `0+1x10`. */
export interface ExampleSeries {
  readonly series: string;
  readonly values: string;
}

/** What somebody should be called for, or see on the next morning. */
export interface Alert {
  readonly name: string;
  /** `page`: customers notice, or will soon. `ticket`: nothing is lost by waiting until the morning. */
  readonly severity: 'page' | 'ticket';
  /** One sentence with `{{ $labels.… }}` and `{{ $value }}`. */
  readonly summary: string;
  /** What is watched; it gives a value also when all is well. */
  readonly watch: string;
  /** Calls when the value is above. */
  readonly above: number;
  readonly forSeconds: number;
  /** A case in which it calls, for the test of the rule, and the labels that it then has. */
  readonly example: { readonly input: readonly ExampleSeries[]; readonly labels: Readonly<Record<string, string>>; readonly value: string };
}

export const runbookOf = ({ name }: Alert): string => `docs/runbooks/${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.md`;

export const ruleOf = ({ watch, above }: Alert): string => `(${watch}) > ${above}`;
