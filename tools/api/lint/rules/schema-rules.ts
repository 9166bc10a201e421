import { schemasOf } from '../schemas.js';
import type { Json, Rule } from '../rule.js';

const isOf = ({ type }: Json, name: string): boolean => type === name || (Array.isArray(type) && type.includes(name));

/** Formats that say how long a value is. */
const shortFormats = new Set(['uuid', 'date', 'date-time', 'email', 'uri', 'uri-reference']);

/** Texts and lists end somewhere: readers can plan, and nobody fills a memory. */
export const bounded: Rule = function* (document) {
  for (const { at, schema } of schemasOf(document)) {
    const { enum: choices, const: only, pattern, format, maxLength, maxItems } = schema;
    const isClosed = choices !== undefined || only !== undefined || pattern !== undefined || shortFormats.has(String(format));
    if (isOf(schema, 'string') && !isClosed && maxLength === undefined)
      yield { at, says: 'is a text without end: maxLength, pattern, format or enum' };
    if (isOf(schema, 'array') && maxItems === undefined) yield { at, says: 'is a list without end: maxItems' };
  }
};
