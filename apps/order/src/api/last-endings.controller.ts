import { Controller, Get } from '@nestjs/common';
import { Operation } from '@app/platform';
import { z } from 'zod';
import { LastEndings } from '../application/last-endings.js';
import { endings } from '../domain/ending.js';

const LastEndingsView = z
  .object({
    items: z.array(z.object({ orderId: z.uuid(), ending: z.enum(endings), at: z.iso.datetime(), tookMs: z.number().int() })).max(100),
  })
  .meta({
    id: 'LastEndings',
    examples: [
      {
        items: [{ orderId: '019a1c00-0000-7000-8000-000000000001', ending: 'completed', at: '2026-01-01T12:00:00.120Z', tookMs: 120 }],
      },
    ],
  });

/** For the page that shows operators the state of the shop, on this service's own port. */
@Controller('internal/last-endings')
export class LastEndingsController {
  constructor(private readonly endings: LastEndings) {}

  @Get()
  @Operation({
    summary: 'How the last orders ended that this instance brought to their end',
    description: 'The last twenty, the last one first; others may have ended at other instances.',
    policy: { role: ['admin'] },
    status: 200,
    returns: LastEndingsView,
  })
  async list(): Promise<z.output<typeof LastEndingsView>> {
    return { items: this.endings.all.map(({ at, ...ended }) => ({ ...ended, at: at.toISOString() })) };
  }
}
