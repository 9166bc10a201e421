import { redocly } from '../redocly/redocly.js';

interface RedoclyReport {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly { readonly source: { readonly ref: string }; readonly pointer?: string }[];
  }[];
}

/** Reports come one after the other, one for each document. What cannot be read as a document ends them all. */
const reportsIn = (output: string): RedoclyReport[] => JSON.parse(`[${output.replaceAll(/^\}\s*\{$/gm, '},{')}]`) as RedoclyReport[];

/**
 * What Redocly has against documents, one line each.
 * @param files paths from the root
 * @throws Error where it did not look at each of them: silence is no praise
 */
export async function redoclyFaults(files: readonly string[]): Promise<string[]> {
  const { code, output, complaints } = await redocly('lint', ...files, '--config=tools/api/redocly/lint.yaml', '--format=json');
  const reports = reportsIn(output);
  if (reports.length !== files.length) throw new Error(`Redocly reports on ${reports.length} of ${files.length} documents:\n${complaints}`);
  const faults = reports
    .flatMap(({ problems }) => problems)
    .map(({ ruleId, message, location: [where] }) => `${where?.source.ref} ${where?.pointer ?? ''} ${message} (${ruleId})`);
  if (code !== 0 && faults.length === 0) throw new Error(`Redocly names no fault and ends with ${code}:\n${complaints}`);
  return faults;
}
