import type { Rule } from '../rule.js';
import * as answers from './answer-rules.js';
import * as events from './event-rules.js';
import * as operations from './operations-rules.js';
import { bodyRefusals, problemCodes, problems } from './problem-rules.js';
import { bounded } from './schema-rules.js';
import * as security from './security-rules.js';

export type Rules = Readonly<Record<string, Rule>>;

/** @param codes every code that a problem may have */
export const openApiRules = (codes: ReadonlySet<string>): Rules => ({
  ...operations,
  ...answers,
  ...security,
  problems,
  bodyRefusals,
  problemCodes: problemCodes(codes),
  bounded,
});

export const asyncApiRules: Rules = { ...events, bounded };
