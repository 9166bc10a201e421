import { promisify } from 'node:util';
import { newId } from '@app/kernel';
import { startService, type RunningService, type StartOptions } from '@app/platform';
import { TestIssuer } from '@app/testing';
import { upstreamNames, type UpstreamName } from '../src/routes.js';
import { gatewayService } from '../src/service.js';
import { Upstream } from './upstream.js';

/** The gateway for real, in front of four services that are played by the test. */
export class Shop {
  gateway!: RunningService;
  #issuer!: TestIssuer;

  constructor(readonly upstreams: Readonly<Record<UpstreamName, Upstream>> = playedServices()) {}

  async start(env: Readonly<Record<string, string>> = {}, logTo?: StartOptions['logTo']): Promise<void> {
    this.#issuer = await TestIssuer.start();
    await Promise.all(Object.values(this.upstreams).map((upstream) => upstream.start()));
    const urls = upstreamNames.map((name) => [`${name.toUpperCase()}_URL`, this.upstreams[name].url]);
    this.gateway = await startService(gatewayService, {
      env: { LOG_LEVEL: 'silent', PORT: '0', JWKS_URL: this.#issuer.jwksUrl, ...Object.fromEntries(urls), ...env },
      logTo,
    });
  }

  async stop(): Promise<void> {
    await this.gateway.close();
    await Promise.all(Object.values(this.upstreams).map((upstream) => upstream.stop()));
    await this.#issuer.stop();
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.gateway.url}${path}`, init);
  }

  /** How many clients the gateway is connected to. */
  connections(): Promise<number> {
    return promisify(this.gateway.app.getHttpServer().getConnections.bind(this.gateway.app.getHttpServer()))() as Promise<number>;
  }

  /** Where the gateway's keys come from, unless it was told otherwise. */
  get jwksUrl(): string {
    return this.#issuer.jwksUrl;
  }

  /** The value of an Authorization header. */
  bearer(...roles: string[]): Promise<string> {
    return this.#issuer.bearer(newId(), ...roles);
  }
}

const playedServices = () => ({ user: new Upstream(), catalog: new Upstream(), order: new Upstream(), payment: new Upstream() });
