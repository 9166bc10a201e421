import { beginSpan, currentTracer } from '@app/kernel';

const summaries = new Map<string, string>();
const table = /\b(?:FROM|INTO|UPDATE|JOIN)\s+(?:ONLY\s+)?([a-z_]+)/;
const verb = /\b(?:INSERT|UPDATE|DELETE|SELECT|COMMIT)\b/;

/** A statement's span, from its departure to its answer; the promise itself comes back. What it was asked with is not told. */
export function traced<T>(sql: string, answer: Promise<T>): Promise<T> {
  if (!currentTracer()) return answer;
  const span = beginSpan(summaryOf(sql), { kind: 'client', attributes: { 'db.system.name': 'postgresql' } });
  if (!span) return answer;
  answer.then(
    () => span.end(),
    (error: unknown) => span.end(error),
  );
  return answer;
}

/** `INSERT orders`. The texts are constants: the map does not grow. */
export function summaryOf(sql: string): string {
  const known = summaries.get(sql);
  if (known) return known;
  const summary = [verb.exec(sql)?.[0] ?? 'statement', table.exec(sql)?.[1]].filter(Boolean).join(' ');
  summaries.set(sql, summary);
  return summary;
}
