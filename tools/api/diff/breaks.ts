import { redocly } from '../redocly/redocly.js';

/** Something that would surprise a client or a reader of the last release. */
export interface Break {
  /** A JSON pointer into the older document. */
  readonly at: string;
  readonly rule: string;
  readonly message: string;
}

interface Comparison {
  readonly changes: readonly {
    readonly verdicts: readonly {
      readonly ruleId: string;
      readonly impact: string;
      readonly message: string;
      readonly location: { readonly pointer: string };
    }[];
  }[];
}

/**
 * What is broken between two files.
 * @param base path of the document that was promised
 * @param revision path of the one that would come
 */
export async function breaksBetween(base: string, revision: string): Promise<Break[]> {
  const { output, complaints } = await redocly(
    'diff',
    base,
    revision,
    '--config=tools/api/redocly/diff.yaml',
    '--format=json',
    '--fail-on=none',
  );
  if (output === '') throw new Error(`Redocly compared nothing:\n${complaints}`);
  const { changes } = JSON.parse(output) as Comparison;
  const breaks = changes.flatMap(({ verdicts }) =>
    verdicts
      .filter(({ impact }) => impact === 'major')
      .map(({ ruleId, message, location }) => ({ at: location.pointer, rule: ruleId, message })),
  );
  return [...new Map(breaks.map((one) => [`${one.at} ${one.rule}`, one])).values()]; // a schema is met wherever it is used
}
