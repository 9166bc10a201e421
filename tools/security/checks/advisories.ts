import type { Finding } from '../check.js';

/** What `npm audit --json` prints: a report, or why there is none. */
export interface AuditAnswer {
  readonly message?: string;
  readonly error?: { readonly summary?: string };
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly range: string; readonly fixAvailable: unknown }>
  >;
}

const grave = new Set(['high', 'critical']);

/** @param mustBeAnswered an answer that cannot be had is a fault; otherwise it is said and no more */
export function noGraveAdvisories(answer: AuditAnswer, mustBeAnswered: boolean): Finding {
  if (!answer.vulnerabilities) {
    const [reason] = (answer.error?.summary || answer.message || 'no reason given').split(' - ');
    const note = `NOT CHECKED, the package registry gave no answer (${reason})`;
    return { faults: mustBeAnswered ? [note] : [], note, isOpen: true };
  }
  const all = Object.entries(answer.vulnerabilities);
  const faults = all
    .filter(([, { severity }]) => grave.has(severity))
    .map(
      ([name, { severity, range, fixAvailable }]) =>
        `${name} ${range}: ${severity}, ${fixAvailable ? 'mended in a newer version' : 'not mended yet'}`,
    );
  return { faults, note: `${all.length} known, ${faults.length} of them high or critical` };
}
