import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { healthPaths } from '@app/platform';
import { parse } from 'yaml';
import { kafkaClusterId } from '../compose/kafka-files.js';
import { databaseHostOf, secretFiles } from '../compose/secret-files.js';
import { databaseNames, serviceNames, type ServiceName } from '../stack/names.js';
import { postgresSettings } from '../stack/postgres/settings.js';
import { repositoryRoot } from '../stack/repository.js';
import { variablesOf } from '../stack/services/service-env.js';
import { factsOf, userId } from './facts.js';

const textOf = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8');

interface Mount {
  readonly volume?: { readonly subpath?: string };
}

interface Container {
  readonly image: string;
  readonly build?: { readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly (Mount | string)[];
  readonly networks?: readonly string[] | { readonly data: { readonly aliases: readonly string[] } };
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly deploy?: { readonly resources: { readonly limits: { readonly memory: string } } };
}

const { services } = parse(textOf('docker-compose.yml'), { merge: true }) as { services: Record<string, Container> };
const containerOf = (name: string): Container => services[name] ?? { image: 'there is none' };

const folderOf = ({ volumes = [] }: Container): string | undefined =>
  volumes.map((mount) => (typeof mount === 'string' ? undefined : mount.volume?.subpath)).find((subpath) => subpath !== undefined);

describe('the Dockerfile', () => {
  const targets = new Map(
    textOf('Dockerfile')
      .split(/^FROM /m)
      .map((stage) => [/ AS (\S+)/.exec(stage)?.[1] ?? '', stage]),
  );

  it.each(serviceNames)('lets %s listen on its port and start its main program', (name) => {
    const { port } = factsOf(name);
    for (const line of [`ENV PORT=${port}`, `EXPOSE ${port}`, `CMD ["dist/apps/${name}/src/main.js"]`, `--from=build /cut/${name} /`]) {
      expect(targets.get(name)).toContain(line);
    }
  });

  it('asks whether a service is ready, as nobody in particular', () => {
    expect(targets.get('service')).toContain(`\${process.env.PORT}${healthPaths.ready}\``);
    expect(targets.get('image')).toContain(`USER ${userId}:${userId}`);
  });
});

describe('the compose file', () => {
  const secrets = secretFiles({ get: (name) => `password-of-${name}` });
  const around = {
    url: (name: ServiceName) => `http://${name}:${factsOf(name).port}`,
    databaseUrl: (name: ServiceName) => secrets[name]?.['DATABASE_URL'] ?? '',
    kafkaBrokers: 'kafka:9092',
    kafkaPassword: (name: string) => secrets[name]?.['KAFKA_PASSWORD'] ?? '',
    bankApiKey: secrets['bank']?.['BANK_API_KEY'] ?? '',
    bankWebhookSecret: secrets['bank']?.['BANK_WEBHOOK_SECRET'] ?? '',
  };

  /** As the service will read them: files are opened, and an address to look up again and again is an address. */
  const seenBy = (name: ServiceName): Record<string, string> => {
    const files = secrets[folderOf(containerOf(name)) ?? ''] ?? {};
    const variables = Object.entries(containerOf(name).environment ?? {}).map(([variable, value]) =>
      variable.endsWith('_FILE')
        ? [variable.slice(0, -'_FILE'.length), files[value.slice('/run/secrets/'.length)] ?? `${value} is not there`]
        : [variable, value.replace(/^dns\+/, '')],
    );
    return Object.fromEntries(variables) as Record<string, string>;
  };

  it.each(serviceNames)('tells %s what the embedded stack tells it', (name) => {
    expect(seenBy(name)).toMatchObject(variablesOf[name](around));
    expect(containerOf(name)).toMatchObject({ image: factsOf(name).image, build: { target: name } });
  });

  it.each(serviceNames)('gives %s the networks that it needs, and no rights', (name) => {
    const { networks, read_only, cap_drop } = containerOf(name);
    expect(networks).toEqual(name === 'gateway' ? ['edge', 'services'] : ['services', 'data']);
    expect([read_only, cap_drop]).toEqual([true, ['ALL']]);
  });

  it.each(databaseNames)('migrates %s by its own image, with a folder that nobody else has', (name) => {
    const task = containerOf(`migrate-${name}`);
    expect(task).toMatchObject({ image: factsOf(name).image, command: [`dist/apps/${name}/src/migrate.js`] });
    const having = (folder: string) => Object.keys(services).filter((other) => folderOf(containerOf(other)) === folder);
    expect(having(`${name}-migrator`)).toEqual([`migrate-${name}`]);
    expect(having(name).filter((other) => other !== `seed-${name}`)).toEqual([name]);
  });

  it('publishes the gateway alone, on the loopback address', () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    expect(published).toEqual(['gateway 127.0.0.1:${GATEWAY_PORT:-3000}:3000']);
  });

  it('stays below two gigabytes', () => {
    const limits = Object.values(services).map(({ deploy }) => Number.parseInt(deploy?.resources.limits.memory ?? '0', 10));
    expect(limits.reduce((sum, limit) => sum + limit)).toBeLessThanOrEqual(2_048);
  });

  it('has the servers of the embedded stack', () => {
    const { command = [], networks } = containerOf('postgres');
    const here = Object.entries(postgresSettings).filter(([name]) => !/^(listen_addresses|unix_socket_permissions|fsync|synchronous_commit)$/.test(name)); // prettier-ignore
    expect(command.filter((word) => word !== '-c')).toEqual(expect.arrayContaining(here.map(([name, value]) => `${name}=${value.trim()}`)));
    expect(networks).toEqual({ data: { aliases: databaseNames.map(databaseHostOf) } });
    expect(containerOf('kafka').environment?.['CLUSTER_ID']).toBe(kafkaClusterId);
  });
});
