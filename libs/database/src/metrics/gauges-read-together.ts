import { Gauge, type Registry } from 'prom-client';

/**
 * Gauges whose values come from one reading per scrape, such as one query for several figures. While they cannot be read
 * they are NaN: nobody knows.
 * @param helps by name, what each of them shows
 */
export function gaugesReadTogether<Name extends string>(
  registry: Registry,
  helps: Readonly<Record<Name, string>>,
  read: () => Promise<Readonly<Record<Name, number>>>,
): void {
  let reading: Promise<Readonly<Record<Name, number>> | undefined> | undefined;
  const readOnce = () => (reading ??= read().catch(() => undefined).finally(() => (reading = undefined))); // prettier-ignore
  for (const name of Object.keys(helps) as Name[]) {
    new Gauge({
      name,
      help: helps[name],
      registers: [registry],
      async collect() {
        this.set((await readOnce())?.[name] ?? Number.NaN);
      },
    });
  }
}
