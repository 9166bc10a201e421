import { z } from 'zod';

/** A whole number of seconds, at least 1. */
export const seconds = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

export const milliseconds = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

export const count = (fallback: number) => z.coerce.number().int().min(0).default(fallback);

export const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

/** `true`, `1`, `yes`, `on` and their opposites. */
export const flag = (fallback: boolean) => z.stringbool().default(fallback);

/** Comma separated, without empty parts. */
export const list = () =>
  z.string().transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

/** Has a value for development that production refuses: it begins with `dev-`. */
export const secret = (developmentValue: `dev-${string}`) => z.string().min(8).default(developmentValue);
