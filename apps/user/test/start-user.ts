import { startService, type RunningService } from '@app/platform';
import { createDatabase, freePort, RecordingBroker, type TestDatabase } from '@app/testing';
import { userSchema } from '../src/persistence/schema.js';
import { userService } from '../src/service.js';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

interface LogTo {
  write(line: string): void;
}

interface Call {
  readonly method?: string;
  readonly body?: object;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

export const password = 'correct horse battery';

/** The user service alone, over real HTTP, with what a test needs to play its callers. */
export class TestUserService {
  private constructor(
    readonly database: TestDatabase,
    readonly broker: RecordingBroker,
    readonly env: Record<string, string>,
    public service: RunningService,
    private readonly logTo?: LogTo,
  ) {}

  /** @param logTo the lines that the service logs, one JSON text each */
  static async start(more: Record<string, string> = {}, logTo?: LogTo): Promise<TestUserService> {
    const database = await createDatabase(userSchema);
    const port = await freePort();
    const JWKS_URL = `http://127.0.0.1:${port}/.well-known/jwks.json`;
    const env = { LOG_LEVEL: 'silent', DATABASE_URL: database.url, PORT: String(port), JWKS_URL, ...more };
    const broker = new RecordingBroker();
    return new TestUserService(database, broker, env, await startService(userService, { env, broker, ...(logTo && { logTo }) }), logTo);
  }

  async restart(more: Record<string, string> = {}): Promise<void> {
    await this.service.close();
    this.service = await startService(userService, {
      env: { ...this.env, ...more },
      broker: this.broker,
      ...(this.logTo && { logTo: this.logTo }),
    });
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.database.drop();
  }

  async call(path: string, { method, body, token, headers }: Call = {}): Promise<Answer> {
    const response = await fetch(`${this.service.url}${path}`, {
      method: method ?? (body ? 'POST' : 'GET'),
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {}, headers: response.headers };
  }

  register(email: string, more: object = {}): Promise<Answer> {
    return this.call('/api/v1/users', { body: { email, password, name: 'Ada', ...more } });
  }

  logIn(email: string, secret = password): Promise<Answer> {
    return this.call('/api/v1/sessions', { body: { email, password: secret } });
  }

  /** A session that somebody begins, with its two tokens. */
  async session(email: string): Promise<Tokens> {
    return (await this.logIn(email)).body as unknown as Tokens;
  }

  refresh(refreshToken: string): Promise<Answer> {
    return this.call('/api/v1/sessions/refresh', { body: { refreshToken } });
  }

  /** The status of a request that needs a token. */
  async statusWith(token: string): Promise<number> {
    return (await this.call('/api/v1/users/me', { token })).status;
  }

  async tokenOf(email: string): Promise<string> {
    return String((await this.logIn(email)).body['accessToken']);
  }

  /** A new account with a token of its own. */
  async account(email: string, roles?: readonly string[]): Promise<{ id: string; token: string }> {
    const { body } = await this.register(email);
    if (roles) await this.database.query('UPDATE users SET roles = $2 WHERE id = $1', [body['id'], roles]);
    return { id: String(body['id']), token: await this.tokenOf(email) };
  }

  /** The value of a counter. @param series `security_events_total{event="…"}` without the service's label */
  async counted(name: string, label = ''): Promise<number> {
    const metrics = await (await fetch(`${this.service.url}/metrics`)).text();
    const line = metrics.split('\n').find((text) => text.startsWith(name) && text.includes(label));
    return Number(line?.split(' ').at(-1) ?? 0);
  }

  /** The types of the published facts of an account, in order. */
  factsOf(userId: string): string[] {
    return this.broker.records.filter(({ key }) => key === userId).map(({ headers }) => headers['ce_type'] ?? '');
  }
}
