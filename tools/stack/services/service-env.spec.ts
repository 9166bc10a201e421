import { brokerUsers } from '@app/contracts';
import { databaseNames, serviceNames } from '../names.js';
import { variablesOf } from './service-env.js';

const around = {
  url: (service: string) => `http://${service}`,
  databaseUrl: (service: string) => `postgresql://${service}`,
  kafkaBrokers: 'kafka:9092',
  kafkaPassword: (user: string) => `broker word of ${user}`,
  bankApiKey: 'key',
  bankWebhookSecret: 'secret',
};

describe('the environment of a service', () => {
  const variables = Object.fromEntries(serviceNames.map((name) => [name, variablesOf[name](around)]));

  it.each(databaseNames)('tells %s of its own database and no other', (name) => {
    expect(variables[name]?.['DATABASE_URL']).toBe(`postgresql://${name}`);
    expect(JSON.stringify(variables[name]).match(/postgresql:/g)).toHaveLength(1);
  });

  it.each(brokerUsers)('tells %s what it logs in to the broker with, and nobody else', (name) => {
    const knowing = serviceNames.filter((other) => JSON.stringify(variables[other]).includes(`broker word of ${name}`));
    expect(knowing).toEqual([name]);
  });

  it('gives the gateway neither database nor broker', () => {
    expect(Object.keys(variables['gateway'] ?? {})).toEqual(['JWKS_URL', 'USER_URL', 'CATALOG_URL', 'ORDER_URL', 'PAYMENT_URL']);
  });

  it('lets only payment and the bank know what they share', () => {
    const knowing = serviceNames.filter((name) => /"key"|"secret"/.test(JSON.stringify(variables[name])));
    expect(knowing).toEqual(['payment', 'bank']);
  });

  it('lets payment alone know the bank, and no service another', () => {
    const knowing = (url: string) => serviceNames.filter((name) => Object.values(variables[name] ?? {}).includes(url));
    expect(knowing('http://bank')).toEqual(['payment']);
    expect(knowing('http://order')).toEqual(['gateway']);
  });
});
