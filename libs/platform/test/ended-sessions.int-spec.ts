import type { ServerResponse } from 'node:http';
import { eventually, LocalServer } from '@app/testing';
import { PublishedEndedSessions } from '../src/index.js';

/** Plays the user service: keeps who asks waiting until there is something to tell. */
class Teller {
  readonly questions: string[] = [];
  isDown = false;
  #waiting: ServerResponse | undefined;
  readonly #server = new LocalServer((request, response) => {
    this.questions.push(request.url ?? '');
    if (this.isDown) response.writeHead(503).end();
    else if (request.url === '/ended') this.#answer(response, []);
    else this.#waiting = response;
  });

  async start(): Promise<string> {
    return `${await this.#server.start()}/ended`;
  }

  get isAsked(): boolean {
    return this.#waiting !== undefined;
  }

  tell(sessions: string[]): void {
    const waiting = this.#waiting as ServerResponse;
    this.#waiting = undefined;
    this.#answer(waiting, sessions);
  }

  hangUp(): void {
    this.#waiting = undefined;
    this.#server.hangUp();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  #answer(response: ServerResponse, sessions: string[]): void {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ sessions, position: String(this.questions.length) }));
  }
}

describe('the ended sessions', () => {
  const teller = new Teller();
  let ended: PublishedEndedSessions;

  beforeAll(async () => {
    ended = new PublishedEndedSessions(await teller.start());
    ended.start();
  });
  afterAll(async () => {
    ended.stop();
    await teller.stop();
  });

  const tell = async (...sessions: string[]) => {
    await eventually(() => expect(teller.isAsked).toBe(true));
    teller.tell(sessions);
    await eventually(() => expect(sessions.every((session) => ended.has(session))).toBe(true));
  };

  it('are all asked for first, and then waited for from there on', async () => {
    await tell('a');
    await tell('a', 'b'); // transactions overlapped: told twice
    expect(teller.questions.slice(0, 3)).toEqual(['/ended', '/ended?after=1&wait=25', '/ended?after=2&wait=25']);
    expect(ended.has('c')).toBe(false);
  });

  it('stay known while nobody can be asked, and are asked for again from where it was', async () => {
    await eventually(() => expect(teller.isAsked).toBe(true));
    const last = teller.questions.at(-1);
    teller.isDown = true;
    teller.hangUp();
    await eventually(() => expect(teller.questions.length).toBeGreaterThan(5));
    expect(['a', 'b'].map((session) => ended.has(session))).toEqual([true, true]);
    teller.isDown = false;
    await tell('c');
    expect(new Set(teller.questions.slice(3))).toEqual(new Set([last]));
  });
});
