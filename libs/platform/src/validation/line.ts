import { z } from 'zod';

/** One line that a person typed: not blank, no control characters, no halves of characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Control characters are not allowed');
