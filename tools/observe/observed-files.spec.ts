import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../stack/repository.js';
import { observedFiles } from './observed-files.js';

const read = (path: string): unknown => parse(readFileSync(join(repositoryRoot, path), 'utf8'), { merge: true });

interface Watcher {
  readonly profiles: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
}

const shop = read('docker-compose.yml') as { include: string[]; services: Record<string, object>; networks: Record<string, unknown> };
const watchers = Object.entries((read('observability/compose.yaml') as { services: Record<string, Watcher> }).services);

describe('what watches the shop in containers', () => {
  it('is part of it by a profile', () => {
    expect(shop.include).toContain('observability/compose.yaml');
    for (const [, { profiles }] of watchers) expect(profiles).toEqual(['observe']);
  });

  it.each(watchers)('%s reads files that are there, in networks that are there, and is published to this machine only', (_, watcher) => {
    const files = (watcher.volumes ?? []).filter((volume) => volume.startsWith('./')).map((volume) => volume.split(':')[0] ?? '');
    expect(files.filter((file) => !existsSync(join(repositoryRoot, 'observability', file)))).toEqual([]);
    expect(watcher.networks.filter((network) => !(network in shop.networks))).toEqual([]);
    for (const port of watcher.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('asks every service by the name that it has there', () => {
    const { scrape_configs: scrapes } = parse(observedFiles()['observability/prometheus/prometheus.yml'] ?? '') as {
      scrape_configs: { dns_sd_configs: { names: string[] }[] }[];
    };
    const asked = scrapes.flatMap(({ dns_sd_configs: found }) => found.flatMap(({ names }) => names));
    expect(asked.filter((name) => !(name in shop.services))).toEqual([]);
    expect(asked).toHaveLength(6);
  });
});
