import { z } from 'zod';

/** The fields that every list takes: `z.strictObject({ ...pageQuery, status: … })`. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1_000).optional(),
};

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface PageOf<Item> {
  readonly items: Item[];
  readonly next: string | null;
  readonly prev: string | null;
}

const next = z.string().max(1_000).nullable().meta({ description: 'The cursor of the following page, null on the last' });
const prev = z.string().max(1_000).nullable().meta({ description: 'The cursor of the page before, null on the first' });

/** The answer of a list, shown by the examples of its items. There is no total: it would cost more than the page. */
export function Page<Item extends z.ZodType>(item: Item) {
  const examples = (item.meta()?.examples as readonly unknown[] | undefined) ?? [];
  return z.object({ items: z.array(item).max(100), next, prev }).meta({ examples: [{ items: examples, next: null, prev: null }] });
}

/** Also of a page that was given a name: Zod makes a new schema of it, with the same fields. */
export const isPage = (schema: z.ZodObject): boolean => schema.shape['next'] === next;
