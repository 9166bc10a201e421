import { z } from 'zod';
import { configFrom } from './config-from.js';
import { InvalidConfiguration } from './invalid-configuration.js';
import { list, secret, seconds } from './variables.js';

const settings = {
  URL: z.url(),
  DEADLINE_SECONDS: seconds(120),
  RESERVATION_SECONDS: seconds(900),
  BROKERS: list().default(['127.0.0.1:9092']),
  KEY: secret('dev-key-of-nobody'),
};

class DemoConfig extends configFrom(settings, ({ DEADLINE_SECONDS, RESERVATION_SECONDS }) =>
  RESERVATION_SECONDS > DEADLINE_SECONDS ? {} : { RESERVATION_SECONDS: 'must be greater than DEADLINE_SECONDS' },
) {}

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    new DemoConfig(env);
    return [];
  } catch (error) {
    return (error as InvalidConfiguration).faults;
  }
};

describe('configFrom', () => {
  it('parses what is set and fills in what is not', () => {
    const config = new DemoConfig({ URL: 'http://a.example', DEADLINE_SECONDS: '5', BROKERS: 'a:1, b:2', OTHER: 'x' });
    expect({ ...config }).toEqual({
      URL: 'http://a.example',
      DEADLINE_SECONDS: 5,
      RESERVATION_SECONDS: 900,
      BROKERS: ['a:1', 'b:2'],
      KEY: 'dev-key-of-nobody',
    });
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(new DemoConfig({ URL: 'http://a.example' }))).toBe(true);
  });

  it('names every wrong variable at once and never a value', () => {
    expect(faultsOf({ URL: 'hunter2', DEADLINE_SECONDS: 'soon' })).toEqual(['URL: Invalid URL', 'DEADLINE_SECONDS: expected number']);
  });

  it('takes an empty variable for an unset one', () => {
    expect(faultsOf({ URL: '', DEADLINE_SECONDS: '' })).toEqual(['URL: is not set']);
  });

  it('checks rules over several variables', () => {
    const env = { URL: 'http://a.example', DEADLINE_SECONDS: '900' };
    expect(faultsOf(env)).toEqual(['RESERVATION_SECONDS: must be greater than DEADLINE_SECONDS']);
  });

  it('refuses development secrets in production, also by default', () => {
    expect(faultsOf({ URL: 'http://a.example', NODE_ENV: 'production' })).toEqual([
      'KEY: is a development secret, which production refuses',
    ]);
    expect(faultsOf({ URL: 'http://a.example', NODE_ENV: 'production', KEY: 'a-real-secret' })).toEqual([]);
  });
});
