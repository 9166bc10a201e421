import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { ConsumerLife, SignsOfLife } from './consumer-life.js';
import { SupervisedConsumer } from './supervised-consumer.js';

const partitions = [{ topic: 'order.events.v1', partition: 0 }];
const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1_000);

/** Plays the consumers that the supervisor begins, one after the other, and the broker behind them. */
class Stage {
  readonly heard: string[] = [];
  begun = 0;
  stopped = 0;
  signs: SignsOfLife = { onFetched: () => undefined, onDead: () => undefined };
  brokerAnswers = true;
  startFails = false;
  stopHangs = false;
  readonly consumer = new SupervisedConsumer(
    {
      onRecords: () => void this.heard.push('records'),
      onAssigned: () => void this.heard.push('assigned'),
      onLost: () => void this.heard.push('lost'),
      onFatal: (error) => void this.heard.push(`fatal: ${error.message}`),
    },
    (listener) => {
      this.listeners.push(listener);
      return this.#life();
    },
    async () => {
      if (!this.brokerAnswers) throw new Error('no answer');
    },
  );
  readonly listeners: { onAssigned(held: typeof partitions): void; onRecords(records: []): void; onLost(): void }[] = [];

  join(): void {
    this.listeners.at(-1)?.onAssigned(partitions);
  }

  async joined(): Promise<void> {
    await this.consumer.start();
    await seconds(0);
    this.join();
  }

  async dies(): Promise<void> {
    this.signs.onDead(new Error('killed by a TypeError'));
    await seconds(0);
  }

  #life(): ConsumerLife {
    this.begun += 1;
    return {
      start: async (signs) => {
        if (this.startFails) throw new Error('no broker');
        this.signs = signs;
      },
      stop: () => {
        this.stopped += 1;
        return this.stopHangs ? new Promise(() => undefined) : Promise.resolve();
      },
      pause: () => undefined,
      resume: () => undefined,
      commit: () => new Promise(() => undefined),
    };
  }
}

let stage: Stage;

beforeAll(() => Logger.overrideLogger(false));

beforeEach(() => {
  jest.useFakeTimers();
  stage = new Stage();
});

afterEach(async () => {
  stage.stopHangs = false;
  await stage.consumer.stop();
  jest.useRealTimers();
});

describe('a supervised consumer', () => {
  it('runs from its first assignment until it is stopped', async () => {
    expect(stage.consumer.status).toBe('starting');
    await stage.joined();
    expect(stage.consumer.status).toBe('running');
    await stage.consumer.stop();
    expect(stage.consumer.status).toBe('stopped');
    expect(stage).toMatchObject({ begun: 1, stopped: 1, heard: ['assigned', 'lost'] });
  });

  it('is degraded while nothing comes back for more than five seconds, and keeps what it holds', async () => {
    await stage.joined();
    await seconds(5);
    expect(stage.consumer.status).toBe('running');
    await seconds(1);
    expect(stage.consumer.status).toBe('degraded');
    stage.signs.onFetched();
    expect(stage.consumer.status).toBe('running');
    expect(stage.heard).toEqual(['assigned']);
  });

  it('is degraded when it waits for its first answer for more than five seconds', async () => {
    await stage.consumer.start();
    await seconds(6);
    expect(stage.consumer.status).toBe('degraded');
    expect(stage.begun).toBe(1);
  });

  it('is replaced when it dies', async () => {
    await stage.joined();
    await stage.dies();
    expect(stage.consumer.status).toBe('degraded');
    stage.join();
    expect(stage.consumer.status).toBe('running');
    expect(stage).toMatchObject({ begun: 2, stopped: 1, heard: ['assigned', 'lost', 'assigned'] });
  });

  it('is replaced when it fetches nothing for thirty seconds while the broker answers', async () => {
    await stage.joined();
    for (let round = 0; round < 10; round += 1) {
      await seconds(29);
      stage.signs.onFetched();
    }
    expect(stage.begun).toBe(1);
    await seconds(32);
    expect(stage.begun).toBe(2);
  });

  it('is fatal when it is lost twice within a minute', async () => {
    await stage.joined();
    await stage.dies();
    stage.join();
    await stage.dies();
    expect(stage.heard).toContain('fatal: killed by a TypeError');
  });

  it('is not fatal when it is lost again after more than a minute', async () => {
    await stage.joined();
    await stage.dies();
    for (let round = 0; round < 61; round += 1) {
      await seconds(1);
      stage.signs.onFetched();
    }
    await stage.dies();
    expect(stage.heard.join()).not.toContain('fatal');
    expect(stage.begun).toBe(3);
  });

  it('waits for a broker that does not answer, however long, and then gives the consumer its time', async () => {
    await stage.joined();
    stage.brokerAnswers = false;
    await seconds(300);
    expect(stage.consumer.status).toBe('degraded');
    stage.brokerAnswers = true;
    stage.signs.onFetched();
    await seconds(29);
    expect(stage.begun).toBe(1);
  });

  it('replaces a dead consumer as soon as the broker answers', async () => {
    await stage.joined();
    stage.brokerAnswers = false;
    await stage.dies();
    await seconds(300);
    expect(stage.begun).toBe(1);
    stage.brokerAnswers = true;
    await seconds(1);
    expect(stage.begun).toBe(2);
  });

  it('begins again for as long as it cannot be started, and that is not fatal', async () => {
    stage.startFails = true;
    await stage.consumer.start();
    await seconds(300);
    expect(stage.begun).toBeGreaterThan(100);
    expect(stage.heard.join()).not.toContain('fatal');
    stage.startFails = false;
    await seconds(3);
    stage.join();
    expect(stage.consumer.status).toBe('running');
  });

  it('hears nothing more of a consumer that was given up', async () => {
    await stage.joined();
    stage.stopHangs = true;
    await stage.dies();
    await seconds(6);
    const before = stage.heard.length;
    stage.listeners[0]?.onAssigned(partitions);
    stage.listeners[0]?.onRecords([]);
    stage.listeners[0]?.onLost();
    expect(stage.heard).toHaveLength(before);
    expect(stage.begun).toBe(2);
  });

  it('gives a commit five seconds', async () => {
    await stage.joined();
    await Promise.all([expect(stage.consumer.commit([])).rejects.toThrow('not committed within 5000 ms'), seconds(5)]);
  });
});
