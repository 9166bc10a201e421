import { redocly } from '../redocly/redocly.js';

/** Something that would surprise a client or a reader of the last release. */
export interface Break {
  /** A JSON pointer into the older document. */
  readonly at: string;
  readonly rule: string;
  readonly message: string;
}

/** What Redocly says of two documents. */
export interface Comparison {
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
  return breaksIn(JSON.parse(output) as Comparison);
}

/** What a comparison holds for a break. A schema is met wherever it is used, and each thing that is said of it counts once. */
export function breaksIn({ changes }: Comparison): Break[] {
  const breaks = changes.flatMap(({ verdicts }) =>
    verdicts
      .filter(({ impact }) => impact === 'major')
      .map(({ ruleId, message, location }) => ({ at: location.pointer, rule: ruleId, message })),
  );
  return [...new Map(breaks.map((one) => [`${one.at} ${one.rule} ${one.message}`, one])).values()];
}
