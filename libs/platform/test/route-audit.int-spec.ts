import { Controller, Get, Module } from '@nestjs/common';
import { z } from 'zod';
import { declared, Operation, startService, type ServiceDefinition } from '../src/index.js';
import { mugService } from './demo-service.js';

const env = { LOG_LEVEL: 'silent' };
const returns = z.object({ ok: z.boolean() });

@Controller('open')
class ForgottenController {
  @Get()
  read(): string {
    return 'open';
  }
}

@Controller('shut')
class ShutController {
  @Get()
  @Operation({ summary: 'Nobody may read this', policy: { role: [] }, status: 200, returns })
  async read() {
    return { ok: true };
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

@Module({ controllers: [ShutController] })
class ShutModule {}

describe('a service does not start with', () => {
  const start = (more: Partial<ServiceDefinition>) => startService({ ...mugService, ...more } as typeof mugService, { env });

  it('an operation that declares no policy', async () => {
    await expect(start({ module: ForgottenModule })).rejects.toThrow('ForgottenController.read declares no policy: add @Operation');
  });

  it('an operation that nobody may call', async () => {
    await expect(start({ module: ShutModule })).rejects.toThrow('ShutController.read names no role');
  });

  it('a route that was made past the controllers and declares nothing', async () => {
    const prepare: ServiceDefinition['prepare'] = (app) =>
      void app
        .getHttpAdapter()
        .getInstance()
        .get('/back-door', () => 'open');
    await expect(start({ prepare })).rejects.toThrow('GET /back-door declares no policy');
  });
});

it('a route past the controllers is served when it says who may call it', async () => {
  const prepare: ServiceDefinition['prepare'] = (app) =>
    void app
      .getHttpAdapter()
      .getInstance()
      .get('/front-door', declared('public'), () => 'open');
  const service = await startService({ ...mugService, prepare } as typeof mugService, { env });
  expect((await fetch(`${service.url}/front-door`)).status).toBe(200);
  await service.close();
});
