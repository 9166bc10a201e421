import { optionsFrom, portSettings } from './options.js';

describe('the options of a stack', () => {
  it('are the documented ports without any variable', () => {
    expect(optionsFrom({}).ports).toEqual({
      gateway: 3000,
      user: 3001,
      catalog: 3002,
      order: 3003,
      payment: 3004,
      bank: 3005,
      postgres: 54329,
      kafka: 19092,
      prometheus: 9090,
    });
  });

  it('take a port from its variable, and 0 for a free one', () => {
    const { ports } = optionsFrom({ GATEWAY_PORT: '8080', KAFKA_PORT: '0', USER_PORT: '' });
    expect([ports.gateway, ports.kafka, ports.user]).toEqual([8080, 0, 3001]);
  });

  it.each(['-1', '65536', '3000.5', 'http', '1e3', ' '])('refuse %j as a port and name the variable', (port) => {
    expect(() => optionsFrom({ ORDER_PORT: port, BANK_PORT: port })).toThrow('ORDER_PORT, BANK_PORT: a port is');
  });

  it('hand on to the services what is theirs, and nothing of the stack', () => {
    const own = Object.fromEntries(Object.values(portSettings).map(({ variable }) => [variable, '0']));
    expect(optionsFrom({ ...own, DATA_DIR: '/data', ORDER_DEADLINE_SECONDS: '5' }).env).toEqual({ ORDER_DEADLINE_SECONDS: '5' });
  });

  it('leave services out, and refuse a name that is none', () => {
    expect(optionsFrom({}, { without: ['order', 'bank'] }).services).toEqual(['user', 'catalog', 'payment', 'gateway']);
    expect(() => optionsFrom({}, { without: ['orders'] })).toThrow('--without orders: the services are user,');
  });

  it('observe the shop when asked to', () => {
    expect(optionsFrom({}).observe).toBeUndefined();
    expect(optionsFrom({}, { observe: true }).observe).toEqual({ everySeconds: 5, hurry: 1 });
  });

  it('read a relative data folder from the root of the repository', () => {
    expect(optionsFrom({ DATA_DIR: 'elsewhere' }).dataDir).toMatch(/^\/.*\/elsewhere$/);
  });
});
