import { stringify } from 'yaml';

export interface Scraping {
  /** Addresses by service: `127.0.0.1:3003`, or with `port` the name under which all instances are found. */
  readonly targets: Readonly<Record<string, readonly string[] | { readonly name: string; readonly port: number }>>;
  readonly rulesFile: string;
  readonly everySeconds: number;
}

/** Prometheus's own configuration. Every series has the service's name as a label, also those that Prometheus makes, such as `up`. */
export function prometheusYaml({ targets, rulesFile, everySeconds }: Scraping): string {
  const scrapes = Object.entries(targets).map(([service, where]) => ({
    job_name: service,
    honor_labels: true,
    ...('name' in where
      ? { dns_sd_configs: [{ names: [where.name], type: 'A', port: where.port, refresh_interval: '5s' }] }
      : { static_configs: [{ targets: where }] }),
    relabel_configs: [{ target_label: 'service', replacement: service }],
  }));
  return stringify(
    {
      global: {
        scrape_interval: `${everySeconds}s`,
        scrape_timeout: `${Math.min(everySeconds, 10)}s`,
        evaluation_interval: `${everySeconds}s`,
      },
      rule_files: [rulesFile],
      scrape_configs: scrapes,
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}
