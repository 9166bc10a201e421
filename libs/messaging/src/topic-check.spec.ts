import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { InMemoryBroker } from './memory/in-memory-broker.js';
import { TopicCheck } from './topic-check.js';

/** A broker that answers only when the test says so. */
class ShyBroker extends InMemoryBroker {
  answers = true;
  questions = 0;

  override async listTopics(): Promise<readonly string[]> {
    this.questions += 1;
    if (!this.answers) throw new Error('no answer within 3000 ms');
    return super.listTopics();
  }
}

const created = (broker: InMemoryBroker, ...names: string[]) => broker.createTopics(names.map((name) => ({ name, partitions: 3 })));
const later = (ms = 2_000) => jest.advanceTimersByTimeAsync(ms);

let broker: ShyBroker;
let check: TopicCheck;

beforeAll(() => Logger.overrideLogger(false));

beforeEach(() => {
  jest.useFakeTimers();
  broker = new ShyBroker({});
  check = new TopicCheck({ SERVICE_NAME: 'payment', DATABASE_URL: '' }, broker);
});

afterEach(() => {
  check.beforeApplicationShutdown();
  jest.useRealTimers();
});

const begin = () => {
  check.onApplicationBootstrap();
  return later(0);
};

describe('the check of the topics of a service', () => {
  it('names what is missing of those that it owns or reads, and of no others', async () => {
    await created(broker, 'order.events.v1');
    await begin();
    await expect(check.allExist()).rejects.toThrow(/^missing: catalog\.events\.v1, payment\.events\.v1$/);
  });

  it('is passed as soon as they are created', async () => {
    await created(broker, 'order.events.v1');
    await begin();
    await created(broker, 'catalog.events.v1', 'payment.events.v1');
    await later();
    await check.allExist();
  });

  it('blames nobody before the broker has answered', async () => {
    broker.answers = false;
    await begin();
    await check.allExist();
    await expect(check.hadContact()).rejects.toThrow('has not answered yet');
    broker.answers = true;
    await later();
    await check.hadContact();
    await expect(check.allExist()).rejects.toThrow('missing');
  });

  it('remembers what it saw while the broker is away', async () => {
    await begin();
    broker.answers = false;
    await later();
    await check.hadContact();
    await expect(check.allExist()).rejects.toThrow('missing');
  });

  it('asks no more when all exist, or when the service stops', async () => {
    await begin();
    await created(broker, 'order.events.v1', 'catalog.events.v1', 'payment.events.v1');
    await later();
    const { questions } = broker;
    await later(60_000);
    expect(broker.questions).toBe(questions);
  });
});
