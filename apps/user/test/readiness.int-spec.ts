import { eventually } from '@app/testing';
import { TestUserService } from './start-user.js';

describe('the readiness of the service', () => {
  let user: TestUserService;

  beforeAll(async () => {
    user = await TestUserService.start();
  });
  afterAll(() => user.stop());

  const readiness = async () => {
    const { status, body } = await user.call('/health/ready');
    return { status, body };
  };

  it('needs its database, and its topics where the broker says which there are', async () => {
    await eventually(async () =>
      expect(await readiness()).toEqual({ status: 200, body: { status: 'ok', checks: { database: 'ok', broker: 'ok', topics: 'ok' } } }),
    );
  });

  it('is refused while a topic is missing, which it names, and granted when that is created', async () => {
    user.broker.topics = ['order.events.v1'];
    await user.restart();
    await eventually(async () =>
      expect(await readiness()).toMatchObject({ status: 503, body: { checks: { topics: 'missing: user.events.v1' } } }),
    );
    user.broker.topics = ['order.events.v1', 'user.events.v1'];
    await eventually(async () => expect(await readiness()).toMatchObject({ status: 200, body: { status: 'ok' } }));
  });
});
