import { GatewayConfig } from './gateway.config.js';

describe('the settings of the gateway', () => {
  it('say where each service is', () => {
    const config = new GatewayConfig({ SERVICE_NAME: 'gateway', ORDER_URL: 'http://a:1,http://b:1' });
    expect(config.addressOf('order')).toEqual({ kind: 'list', origins: ['http://a:1', 'http://b:1'] });
    expect(config.addressOf('user')).toEqual({ kind: 'list', origins: ['http://127.0.0.1:3001'] });
  });

  it('are refused where nobody could be reached', () => {
    expect(() => new GatewayConfig({ SERVICE_NAME: 'gateway', ORDER_URL: 'order:3003' })).toThrow('ORDER_URL: expected http(s) addresses');
  });
});
