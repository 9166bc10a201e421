import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { InvalidConfiguration } from '@app/platform';
import { bankService } from '../apps/bank/src/service.js';
import { catalogService } from '../apps/catalog/src/service.js';
import { gatewayService } from '../apps/gateway/src/service.js';
import { orderService } from '../apps/order/src/service.js';
import { paymentService } from '../apps/payment/src/service.js';
import { userService } from '../apps/user/src/service.js';
import { repositoryRoot } from '../tools/stack/repository.js';

const services = { user: userService, catalog: catalogService, order: orderService, payment: paymentService, bank: bankService, gateway: gatewayService }; // prettier-ignore
type Name = keyof typeof services;
const names = Object.keys(services) as Name[];

const needed = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing', KAFKA_BROKERS: '127.0.0.1:1' };

/** @returns what is wrong with the variables, a line each */
const faultsOf = (name: Name, env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    new services[name].config({ SERVICE_NAME: name, ...needed, ...env });
    return [];
  } catch (error) {
    return (error as InvalidConfiguration).faults;
  }
};

/** The variables that have a value for development, found by what a service falls back to. */
const secretsOf = (name: Name): string[] =>
  Object.entries(new services[name].config({ SERVICE_NAME: name, ...needed }))
    .filter(([, value]) => typeof value === 'string' && value.startsWith('dev-'))
    .map(([variable]) => variable);

const everySecret = names.flatMap((name) => secretsOf(name).map((variable) => [name, variable] as const));
const withSecrets = names.filter((name) => secretsOf(name).length > 0);

const start = (name: Name, env: Readonly<Record<string, string>>): Promise<{ code: number; complaint: string }> =>
  new Promise((resolve) => {
    const program = join(repositoryRoot, 'dist', 'apps', name, 'src', 'main.js');
    execFile(process.execPath, [program], { env: { ...needed, ...env }, timeout: 25_000 }, (error, _stdout, complaint) =>
      resolve({ code: Number(error?.code ?? 0), complaint }),
    );
  });

describe('in production', () => {
  it('secrets are asked of user, payment and bank', () => {
    expect(everySecret.map(String)).toMatchInlineSnapshot(`
     [
       "user,SIGNING_KEY_SECRET",
       "user,EMAIL_DIGEST_SECRET",
       "user,REFRESH_TOKEN_SECRET",
       "payment,BANK_API_KEY",
       "payment,BANK_WEBHOOK_SECRET",
       "bank,BANK_API_KEY",
       "bank,BANK_WEBHOOK_SECRET",
     ]
    `);
  });

  it.each(everySecret)('%s refuses %s when it is unset, or a value for development', (name, variable) => {
    const others = Object.fromEntries(secretsOf(name).map((other) => [other, 'aRealSecretOfThisTest']));
    const fault = `${variable}: is a development secret, which production refuses`;
    expect(faultsOf(name, { NODE_ENV: 'production', ...others, [variable]: '' })).toEqual([fault]);
    expect(faultsOf(name, { NODE_ENV: 'production', ...others, [variable]: 'dev-something' })).toEqual([fault]);
    expect(faultsOf(name, { NODE_ENV: 'production', ...others })).toEqual([]);
  });

  it.each(withSecrets)('%s does not start with them, and names every one', async (name) => {
    const { code, complaint } = await start(name, { NODE_ENV: 'production' });
    expect(code).toBe(78); // configuration, after sysexits.h
    for (const variable of secretsOf(name)) expect(complaint).toContain(`  ${variable}: is a development secret`);
    expect(complaint).not.toContain('dev-');
  });
});
