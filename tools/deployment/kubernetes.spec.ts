import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hardExitMs, healthPaths } from '@app/platform';
import { imageNames, programsOf, type ImageName } from '../images/images.js';
import { databaseNames, serviceNames } from '../stack/names.js';
import { repositoryRoot } from '../stack/repository.js';
import { factsOf, imageOf, userId } from './facts.js';
import { arrowsIn, arrowsNeeded, arrowsOut } from './test/arrows.js';
import { configOf } from './test/definitions.js';
import { documentOf, find, jobsOf, settingsOf } from './test/manifests.js';

const podOf = (service: string) => find('Deployment', service)?.template.spec;
const nameIn = (image: string): ImageName => imageNames.find((name) => imageOf(name) === image) ?? 'tools';
/** `NAME=`: an empty variable counts as unset. */
const unsetOnLaptop = (service: string): string[] => {
  const { configMapGenerator } = documentOf<{ configMapGenerator: { name: string; literals?: string[] }[] }>(
    'overlays/local/kustomization.yaml',
  );
  const literals = configMapGenerator.find(({ name }) => name === service)?.literals ?? [];
  return literals.filter((literal) => literal.endsWith('=')).map((literal) => literal.slice(0, -1));
};
const secretsFolder = '/run/secrets/shop/';

describe.each(serviceNames)('%s in Kubernetes', (service) => {
  const facts = factsOf(service);
  const settings = settingsOf(`base/settings/${service}.env`);
  const secrets = Object.keys(settings).filter((name) => name.endsWith('_FILE'));

  it('runs its image on its port, under its own account', () => {
    expect(podOf(service)).toMatchObject({
      serviceAccountName: service,
      containers: [{ name: 'service', image: facts.image, ports: [{ name: 'http', containerPort: facts.port }] }],
    });
    expect(find('Service', service)?.ports).toMatchObject([{ port: facts.port, targetPort: 'http' }]);
  });

  it('is told what it reads, and nothing else', () => {
    const given = secrets.map((name) => [name.replace(/_FILE$/, ''), 'postgresql://not-a-development-value']);
    const env = Object.fromEntries([...Object.entries(settings).filter(([name]) => !secrets.includes(name)), ...given]);
    const config = new configOf[service]({ ...env, SERVICE_NAME: service });
    expect(Object.keys(env).filter((name) => !(name in config))).toEqual([]);
    expect(Object.keys(env)).toEqual(expect.arrayContaining([...facts.variables]));
  });

  it('finds each secret where its own Secret is mounted', () => {
    expect(secrets.map((name) => settings[name])).toEqual(secrets.map((name) => secretsFolder + name.replace(/_FILE$/, '')));
    if (secrets.length === 0) return;
    const laptop = Object.keys(settingsOf(`overlays/local/secrets/${service}.env`));
    const unset = unsetOnLaptop(service);
    expect(laptop.map((name) => `${name}_FILE`)).toEqual(secrets.filter((name) => !unset.includes(name)));
    expect(podOf(service)?.volumes).toEqual([{ name: 'secrets', secret: { secretName: service } }]);
  });

  it('finds the others at their ports', () => {
    const called = Object.values(settings).flatMap((value) => /http:\/\/([a-z]+):(\d+)/.exec(value)?.slice(1).join(':') ?? []);
    expect(new Set(called)).toEqual(new Set(facts.calls.map((other) => `${other}:${factsOf(other).port}`)));
  });
});

it.each(databaseNames)('lets a new %s wait until the Job of its image has migrated, by the role that may', (service) => {
  const image = imageOf(service);
  const program = `dist/apps/${service}/src/migrate.js`;
  expect(podOf(service)?.initContainers).toMatchObject([{ name: 'migrated', image, args: [program, '--wait'] }]);
  const job = find('Job', `migrate-${service}`)?.template.spec;
  expect(job?.containers).toMatchObject([{ name: 'task', image, args: [program] }]);
  expect(job?.volumes).toEqual([{ name: 'migrator', secret: { secretName: `migrate-${service}` } }]);
});

describe('the network', () => {
  it('lets each service send to what it needs, and to nothing else', () => expect(arrowsOut()).toEqual(arrowsNeeded()));

  it('lets each service receive from whom that is', () => {
    expect(arrowsIn()).toEqual(arrowsNeeded().filter((arrow) => !/ (database|broker):/.test(arrow)));
  });

  it('stays closed for whatever no policy names', () => {
    expect(find('NetworkPolicy', 'nothing-else')).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });
});

describe('the ingress', () => {
  const paths = find('Ingress', 'shop')?.rules[0]?.http.paths ?? [];
  const isLetIn = (asked: string): boolean =>
    paths.some(({ path, pathType }) => asked === path || (pathType === 'Prefix' && asked.startsWith(`${path}/`)));
  const document = JSON.parse(readFileSync(join(repositoryRoot, 'docs/generated/openapi/shop.json'), 'utf8')) as { paths: object };

  it.each([
    ...Object.keys(document.paths),
    '/',
    '/docs',
    '/docs/events',
    '/openapi.json',
    '/openapi/order.json',
    '/asyncapi.json',
    '/status',
    '/usage',
    '/operators/sign-in.js',
  ])('lets in %s', (path) => expect(isLetIn(path)).toBe(true));

  it.each(['/metrics', '/health/ready', '/internal/kept-traces', '/webhooks/bank'])('does not let in %s', (path) =>
    expect(isLetIn(path)).toBe(false),
  );
});

describe('every pod', () => {
  const files = ['service', 'migrated', 'task'];
  const confined = { runAsNonRoot: true, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
  interface Patch {
    spec: { template: { spec: { containers?: object[]; initContainers?: object[] } } };
  }
  const pod = (file: string) => documentOf<Patch>(`every-pod/${file}.yaml`).spec.template.spec;

  it.each(files)('is confined (%s)', (file) => {
    const { containers = [], initContainers = [] } = pod(file);
    expect([...containers, ...initContainers]).toMatchObject([{ securityContext: confined }]);
  });

  it.each(['service', 'task'])('is nobody and holds no token (%s)', (file) => {
    expect(pod(file)).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsUser: userId, runAsGroup: userId, seccompProfile: { type: 'RuntimeDefault' } },
    });
  });

  it('is asked on the three paths, and killed later than it gives up by itself', () => {
    const probe = (path: string) => ({ httpGet: { path, port: 'http' } });
    const { startup, ready, live } = healthPaths;
    expect(pod('service')).toMatchObject({
      terminationGracePeriodSeconds: hardExitMs / 1_000 + 7,
      containers: [{ startupProbe: probe(startup), readinessProbe: probe(ready), livenessProbe: probe(live) }],
    });
  });

  it('has what all have in common laid over it', () => {
    const { patches } = documentOf<{ patches: object[] }>('every-pod/kustomization.yaml');
    expect(patches).toEqual([
      { path: 'service.yaml', target: { kind: 'Deployment' } },
      { path: 'migrated.yaml', target: { kind: 'Deployment', name: databaseNames.join('|') } },
      { path: 'migrated.yaml', target: { kind: 'Job', name: 'seed-.*' } },
      { path: 'task.yaml', target: { kind: 'Job' } },
    ]);
  });
});

it.each(['base/topics', 'overlays/local/databases', 'overlays/local/seeds'])('starts programs that are in their image (%s)', (file) => {
  const containers = jobsOf(`${file}.yaml`).flatMap(({ spec }) => spec.template.spec.containers);
  expect(containers.length).toBeGreaterThan(0);
  for (const { image, args = [] } of containers) expect(programsOf(repositoryRoot, nameIn(image))).toContain(args[0]);
});

it('runs images of the version of this repository', () => {
  const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };
  const { images } = documentOf<{ images: { name: string; newTag: string }[] }>('base/kustomization.yaml');
  expect(new Map(images.map(({ name, newTag }) => [name, newTag]))).toEqual(new Map(imageNames.map((name) => [imageOf(name), version])));
});

it('tells order and catalog the same times', () => {
  const times = (service: string) => {
    const { ORDER_DEADLINE_SECONDS, RESERVATION_SECONDS } = settingsOf(`base/settings/${service}.env`);
    return { ORDER_DEADLINE_SECONDS, RESERVATION_SECONDS };
  };
  expect(times('order')).toEqual(times('catalog'));
});
