import type { Schema } from '@app/database';
import type { Broker } from '@app/messaging';
import { startService, type HttpConfig, type RunningService, type ServiceDefinition } from '@app/platform';
import { Neighbours } from './neighbours.js';
import { createBroker } from './test-broker.js';
import { createDatabase, type TestDatabase } from './test-database.js';
import { TestIssuer } from './test-issuer.js';

export interface Call {
  readonly as?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // A test looks into answers freely: their shape is what it checks.
  readonly body: Record<string, never> & { readonly [field: string]: unknown };
}

/** One service alone, on a real database and broker, with its neighbours played by the test. */
export class LoneService {
  private constructor(
    readonly running: RunningService,
    readonly database: TestDatabase,
    readonly broker: Broker,
    readonly issuer: TestIssuer,
    readonly neighbours: Neighbours,
  ) {}

  static async start<Config extends HttpConfig>(
    definition: ServiceDefinition<Config>,
    schema: Schema,
    env: Readonly<Record<string, string>> = {},
  ): Promise<LoneService> {
    const [database, broker, issuer] = await Promise.all([createDatabase(schema), createBroker(definition.name), TestIssuer.start()]);
    const neighbours = new Neighbours(broker);
    await neighbours.start();
    const settings = { NODE_ENV: 'test', LOG_LEVEL: 'warn', DATABASE_URL: database.url, JWKS_URL: issuer.jwksUrl, ...env };
    const running = await startService(definition, { env: settings, broker });
    return new LoneService(running, database, broker, issuer, neighbours);
  }

  /** @param path below /api/v1, or from the root when it begins with `//` */
  async call(method: string, path: string, { as, body, headers = {} }: Call = {}): Promise<Answer> {
    const url = path.startsWith('//') ? `${this.running.url}${path.slice(1)}` : `${this.running.url}/api/v1${path}`;
    const response = await fetch(url, {
      method,
      headers: { ...(as && { authorization: as }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  }

  /** What was said of this aggregate, oldest first, by the service and by its neighbours: all that it has written down is heard by then. */
  async saidOf(key: string): Promise<string[]> {
    const rows = await this.database.query<{ event_id: string }>('SELECT event_id FROM outbox WHERE key = $1', [key]);
    return this.neighbours.saidOf(
      key,
      rows.map((row) => row.event_id),
    );
  }

  async stop(): Promise<void> {
    await this.running.close();
    await this.neighbours.stop();
    await this.broker.close();
    await this.issuer.stop();
    await this.database.drop();
  }
}
