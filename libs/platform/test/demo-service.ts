import {
  Body,
  Controller,
  Delete,
  Get,
  Injectable,
  Module,
  Param,
  Patch,
  Post,
  Query,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { DomainError } from '@app/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  configFrom,
  etagOf,
  IdempotentCall,
  IfMatch,
  Page,
  pageQuery,
  Paging,
  Precondition,
  type IdempotentRequest,
  type PageQuery,
  CurrentUser,
  httpSettings,
  Operation,
  RequestHeaders,
  tokenSettings,
  type Caller,
  type ServiceDefinition,
} from '../src/index.js';

const Mug = z.object({ id: z.string(), colour: z.string() }).meta({ id: 'Mug' });
const MakeMug = z
  .strictObject({
    colour: z.string().min(1).max(20),
    sizes: z
      .array(z.strictObject({ litres: z.number().max(2) }))
      .max(3)
      .default([]),
  })
  .meta({ id: 'MakeMug' });
const ById = z.strictObject({ id: z.uuid() });
const Search = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) });
const Colour = z.object({ 'x-colour': z.string().max(20).optional() });
const Whoami = z.object({ id: z.string(), roles: z.array(z.string()), sessionId: z.string().optional() });

interface VersionedMug {
  readonly id: string;
  readonly version: number;
}

@Controller('mugs')
class MugsController {
  @Post()
  @Operation({ summary: 'Make a mug', policy: 'public', status: 201, returns: Mug })
  async makeMug(@Body({ schema: MakeMug }) body: z.output<typeof MakeMug>) {
    return { id: '1', colour: body.colour, secret: 'never shown' };
  }

  @Get()
  @Operation({ summary: 'List mugs', policy: 'public', status: 200, returns: z.object({ limit: z.int(), colour: z.string().optional() }) })
  async listMugs(@Query({ schema: Search }) { limit }: z.output<typeof Search>, @RequestHeaders(Colour) headers: z.output<typeof Colour>) {
    return { limit, colour: headers['x-colour'] };
  }

  @Get('mine')
  @Operation({ summary: 'Who am I', policy: 'authenticated', status: 200, returns: Whoami })
  async whoAmI(@CurrentUser() caller: Caller) {
    return { ...caller, roles: [...caller.roles] };
  }

  @Get('secret')
  @Operation({ summary: 'For potters', policy: { role: ['potter'] }, status: 200, returns: z.object({ ok: z.boolean() }) })
  async secret() {
    return { ok: true };
  }

  @Get('broken')
  @Operation({ summary: 'Fails', policy: 'public', status: 200 })
  async broken(): Promise<never> {
    throw new Error('a detail that nobody outside may read');
  }

  @Get('taken')
  @Operation({ summary: 'Refuses', policy: 'public', status: 200, refusals: { 'mug-taken': 409 } })
  async taken(): Promise<never> {
    throw new DomainError('conflict', 'mug-taken', 'Somebody else has it', { details: { by: 'ada' } });
  }

  @Get('slow')
  @Operation({ summary: 'Takes too long', policy: 'public', status: 200, limits: { handlerSeconds: 1 } })
  async slow(): Promise<void> {
    await new Promise(() => undefined);
  }

  @Get('pages')
  @Operation({ summary: 'List mugs by page', policy: 'public', status: 200, returns: Page(Mug).meta({ id: 'MugPage' }) })
  async listPages(@Query({ schema: z.strictObject(pageQuery) }) query: PageQuery) {
    const paging = Paging.of(query, 'pages', z.tuple([z.string()]));
    const from = Number(paging.position?.[0] ?? 0);
    const mugs = Array.from({ length: paging.fetch }, (_, index) => ({ id: String(from + index + 1), colour: 'red' }));
    return paging.page(mugs, ({ id }) => [id]);
  }

  @Post('orders')
  @Operation({
    summary: 'Order a mug',
    policy: 'authenticated',
    status: 201,
    returns: Mug,
    idempotent: true,
    etag: ({ version }: VersionedMug) => etagOf(version),
    location: ({ id }: VersionedMug) => `/api/v1/mugs/${id}`,
  })
  async orderMug(@IdempotentCall() call: IdempotentRequest, @Body({ schema: MakeMug }) { colour }: z.output<typeof MakeMug>) {
    call.onReplay();
    return { id: call.key, colour, version: 7 };
  }

  @Patch(':id')
  @Operation({ summary: 'Paint a mug', policy: 'public', status: 200, returns: Mug, problems: [412, 428] })
  async paintMug(
    @Param({ schema: ById }) { id }: z.output<typeof ById>,
    @IfMatch() precondition: Precondition,
    @Body({ schema: z.strictObject({ colour: z.string().max(20) }) }) { colour }: { colour: string },
  ) {
    precondition.check(7);
    return { id, colour };
  }

  @Get(':id')
  @Operation({ summary: 'Read a mug', policy: 'public', status: 200, returns: Mug, problems: [404], etag: () => etagOf(7, 42) })
  async readMug(@Param({ schema: ById }) { id }: z.output<typeof ById>) {
    return { id, colour: 'blue' };
  }
}

@Controller('.well-known')
class WellKnownController {
  @Get('mugs.json')
  @Operation({
    summary: 'Where mugs are',
    policy: 'public',
    status: 200,
    returns: z.object({ mugs: z.string() }),
    deprecated: { since: '2026-06-01', sunset: '2027-01-01', about: '/docs#mugs' },
  })
  async wellKnown() {
    return { mugs: '/api/v1/mugs' };
  }
}

@Injectable()
class HouseKey implements CanActivate {
  static readonly scheme = { type: 'apiKey', in: 'header', name: 'X-House-Key', description: 'Of the house' } as const;

  canActivate(context: ExecutionContext): boolean {
    return context.switchToHttp().getRequest<FastifyRequest>().headers['x-house-key'] === 'right';
  }
}

@Controller('internal/mugs')
class InternalController {
  @Delete()
  @Operation({ summary: 'Break all mugs', policy: { guard: HouseKey }, status: 204 })
  async breakAll(): Promise<void> {}
}

@Module({ controllers: [MugsController, WellKnownController, InternalController] })
class MugModule {}

class MugConfig extends configFrom({ ...httpSettings, ...tokenSettings }) {}

export const mugService: ServiceDefinition<MugConfig> = { name: 'mugs', module: MugModule, config: MugConfig };
