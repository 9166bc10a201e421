import { Controller, Get, Query } from '@nestjs/common';
import { untilOver } from '@app/kernel';
import { ClientGone, Lifecycle, Operation } from '@app/platform';
import { z } from 'zod';
import { EndedSessions } from './ended-sessions.js';

const maxWaitSeconds = 30;

const EndedQuery = z.strictObject({
  // No zeros before it: Postgres would take it for octal.
  after: z.string().regex(/^(0|[1-9]\d{0,18})$/).optional().meta({ description: 'The `position` of the last answer; none gets all and does not wait' }),
  wait: z.coerce.number().int().min(0).max(maxWaitSeconds).default(0).meta({ description: 'Seconds to wait for news' }),
}); // prettier-ignore
const EndedView = z
  .object({ sessions: z.array(z.uuid()).max(1_000_000), position: z.string().max(19) })
  .meta({ id: 'EndedSessions', examples: [{ sessions: ['019a1c00-0000-7000-8000-000000000007'], position: '42' }] });

/** For services, on this service's own port. The ids are of no use to anyone: what they stood for is over. */
@Controller('internal/ended-sessions')
export class EndedSessionsController {
  constructor(
    private readonly ended: EndedSessions,
    private readonly lifecycle: Lifecycle,
  ) {}

  @Get()
  @Operation({
    summary: 'The sessions whose access tokens are good no more',
    description: 'Services ask and wait here, so that an end is known everywhere at once.',
    policy: 'public',
    status: 200,
    returns: EndedView,
    limits: { handlerSeconds: maxWaitSeconds + 5 },
  })
  listEnded(@Query({ schema: EndedQuery }) { after, wait }: z.output<typeof EndedQuery>, @ClientGone() clientGone: AbortSignal) {
    return untilOver(wait * 1_000, [this.lifecycle.draining, clientGone], (over) => this.ended.after(after, over));
  }
}
