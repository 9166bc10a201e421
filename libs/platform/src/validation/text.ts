import { z } from 'zod';

/** What a person typed, perhaps on several lines: no null characters and no halves of characters, which no database takes. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u, 'Null characters are not allowed');
