import { Controller, Get } from '@nestjs/common';
import { Operation } from '@app/platform';
import { z } from 'zod';
import { LastEndings } from '../application/last-endings.js';
import { endings } from '../domain/ending.js';

const LastEndingsView = z
  .object({
    items: z.array(z.object({ orderId: z.uuid(), ending: z.enum(endings), at: z.iso.datetime(), tookMs: z.number().int() })),
  })
  .meta({ id: 'LastEndings' });

/** For the page that shows operators the state of the shop, on this service's own port. */
@Controller('internal/last-endings')
export class LastEndingsController {
  constructor(private readonly endings: LastEndings) {}

  @Get()
  @Operation({
    summary: 'How the last orders ended that this instance brought to their end',
    policy: { role: ['admin'] },
    status: 200,
    returns: LastEndingsView,
  })
  async list(): Promise<z.output<typeof LastEndingsView>> {
    return { items: this.endings.all.map(({ at, ...ended }) => ({ ...ended, at: at.toISOString() })) };
  }
}
