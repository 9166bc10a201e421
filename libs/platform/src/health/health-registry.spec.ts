import { jest } from '@jest/globals';
import { HealthRegistry } from './health-registry.js';

const well = async () => undefined;
const broken = async () => Promise.reject(new Error('no connection'));

describe('HealthRegistry', () => {
  it('is well when nothing is wrong', async () => {
    const health = new HealthRegistry();
    health.add('database', { critical: true, check: well });
    expect(await health.report()).toEqual({ status: 'ok', checks: { database: 'ok' } });
  });

  it('is degraded, and still ready, without what it can do without for a while', async () => {
    const health = new HealthRegistry();
    health.add('database', { critical: true, check: well });
    health.add('consumer', { critical: false, check: broken });
    expect(await health.report()).toEqual({ status: 'degraded', checks: { database: 'ok', consumer: 'no connection' } });
  });

  it('is unavailable without what it needs', async () => {
    const health = new HealthRegistry();
    health.add('database', { critical: true, check: broken });
    expect(await health.report()).toMatchObject({ status: 'unavailable' });
  });

  it('does not wait for a check that hangs', async () => {
    jest.useFakeTimers();
    const health = new HealthRegistry();
    health.add('database', { critical: true, check: () => new Promise(() => undefined) });
    const report = health.report();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await report).toEqual({ status: 'unavailable', checks: { database: 'no answer within 1000 ms' } });
    jest.useRealTimers();
  });
});
