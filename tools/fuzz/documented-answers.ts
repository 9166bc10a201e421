import { z } from 'zod';
import type { DocumentedApi } from '../doors/documented.js';
import { parsed } from './parsed.js';

/**
 * What is wrong with a JSON answer, held against what the document says of it.
 * @returns undefined where nothing is, or nothing is said
 */
export type HoldAgainstDocument = (operation: string, status: number, text: string) => string | undefined;

/** Reads each documented answer's schema once. */
export function documentedAnswers({ answers, schemas }: Pick<DocumentedApi, 'answers' | 'schemas'>): HoldAgainstDocument {
  const $defs = local(schemas);
  const readers = new Map<string, z.ZodType>();
  for (const { operation, status, schema } of answers) readers.set(`${status} ${operation}`, z.fromJSONSchema({ ...local(schema), $defs }));
  return (operation, status, text) => {
    const issue = readers.get(`${status} ${operation}`)?.safeParse(parsed(text)).error?.issues[0];
    return issue && `answers ${status} otherwise than documented: ${issue.path.join('.')} ${issue.message}`;
  };
}

/**
 * With references that lead to where JSON Schema keeps definitions, not to where OpenAPI does, and closed: documents leave answers open,
 * so that they may grow, and what has grown without being documented must be seen here.
 */
const local = <T>(schema: T): T =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"#/$defs/'), (_, part: unknown) => closed(part)) as T;

function closed(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if ('allOf' in part && Array.isArray(part.allOf)) throw new Error('allOf: parts that are closed, each by itself, refuse each other');
  const isObject = 'type' in part && part.type === 'object' && 'properties' in part; // and not the fields of one, called so
  return isObject && !('additionalProperties' in part) ? { ...part, additionalProperties: false } : part;
}
