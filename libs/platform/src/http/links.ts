import { z } from 'zod';

/** Where to go from a resource in its present state, by what is done there. */
export const Links = z
  .record(z.string(), z.object({ href: z.string().max(1_000), method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional() }))
  .meta({ description: 'What may be done next; `GET` where no method is named' });
