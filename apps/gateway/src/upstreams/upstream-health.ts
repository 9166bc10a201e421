import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HealthRegistry } from '@app/platform';
import { upstreamNames, type UpstreamName } from '../routes.js';
import { Upstreams } from './upstreams.js';

const deadlineMs = 900;

/** A service that is not ready degrades the gateway and no more: the others can still be reached. */
@Injectable()
export class UpstreamHealth implements OnModuleInit {
  constructor(
    private readonly health: HealthRegistry,
    private readonly upstreams: Upstreams,
  ) {}

  onModuleInit(): void {
    for (const name of upstreamNames) this.health.add(name, { critical: false, check: () => this.#check(name) });
  }

  async #check(name: UpstreamName): Promise<void> {
    const { body } = await this.upstreams.get(name, '/health/ready', deadlineMs);
    await body.dump();
  }
}
