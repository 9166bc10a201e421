import { startService, type RunningService } from '@app/platform';
import { createDatabase, type TestDatabase } from '@app/testing';
import { randomUUID } from 'node:crypto';
import { bankSchema } from '../src/persistence/schema.js';
import { bankService } from '../src/service.js';

const apiKey = 'test-bank-api-key';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly isReplay: boolean;
}

/** The bank alone, over real HTTP, with what a test needs to play its customer. */
export class TestBank {
  private constructor(
    readonly database: TestDatabase,
    private readonly env: Record<string, string>,
    public service: RunningService,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<TestBank> {
    const database = await createDatabase(bankSchema);
    const full = { LOG_LEVEL: 'silent', DATABASE_URL: database.url, BANK_API_KEY: apiKey, ...env };
    return new TestBank(database, full, await startService(bankService, { env: full }));
  }

  async restart(): Promise<void> {
    await this.service.close();
    this.service = await startService(bankService, { env: this.env });
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.database.drop();
  }

  async request(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.service.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${apiKey}`, ...(init.headers as Record<string, string>) },
    });
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, body, isReplay: response.headers.get('idempotent-replayed') === 'true' };
  }

  post(path: string, body?: object, key: string = randomUUID(), signal?: AbortSignal): Promise<Answer> {
    return this.request(path, {
      method: 'POST',
      headers: { 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  }

  authorize(paymentToken: string, key?: string, signal?: AbortSignal): Promise<Answer> {
    return this.post('/authorizations', { paymentToken, amount: eur(1_000), reference: 'order-1' }, key, signal);
  }

  /** The id of a new hold of 10 EUR. */
  async hold(paymentToken = 'tok_ok'): Promise<string> {
    return String((await this.authorize(paymentToken)).body['id']);
  }

  async ledgerOf(authorizationId: string): Promise<string[]> {
    const rows = await this.database.query<{ kind: string }>('SELECT kind FROM ledger WHERE authorization_id = $1 ORDER BY seq', [
      authorizationId,
    ]);
    return rows.map(({ kind }) => kind);
  }
}

export const eur = (amount: number) => ({ amount, currency: 'EUR' });
