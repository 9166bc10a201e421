import type { Log } from '@app/platform';
import { Instances } from './instances.js';
import { Lookout } from './lookout.js';

const silent = { info: () => undefined, warn: () => undefined } as unknown as Log;

describe('a service that is found by name', () => {
  const instances = new Instances();
  const lookout = new Lookout('order', { kind: 'dns', protocol: 'http:', host: 'order', port: '3003' }, instances, silent);
  const origins = () => instances.all.map(({ origin }) => origin);
  const resolveTo = (...addresses: string[]) => lookout.resolve(() => Promise.resolve(addresses));

  afterAll(() => instances.destroy());

  it('has an instance per address', async () => {
    await resolveTo('10.0.0.1', 'fd00::1');
    expect(origins()).toEqual(['http://10.0.0.1:3003', 'http://[fd00::1]:3003']);
  });

  it('keeps the connections to those that stay', async () => {
    const [first] = instances.all;
    await resolveTo('10.0.0.2', '10.0.0.1');
    expect(origins()).toEqual(['http://10.0.0.2:3003', 'http://10.0.0.1:3003']);
    expect(instances.all[1]).toBe(first);
  });

  it('stays where it is while its name cannot be looked up', async () => {
    await lookout.resolve(() => Promise.reject(new Error('no name server')));
    expect(origins()).toHaveLength(2);
  });

  it('leaves the only instance in, whatever happened to it', async () => {
    await resolveTo('10.0.0.1');
    const [only] = instances.all;
    if (only) lookout.suspect(only, 'ECONNRESET');
    expect(only?.isFit).toBe(true);
  });
});
