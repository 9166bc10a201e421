import type { ServiceName } from '../../stack/names.js';
import type { RunningKafka } from '../../stack/kafka/start-kafka.js';
import { withClient } from '../../stack/postgres/with-client.js';
import { nodeProgram } from '../../stack/services/node-program.js';
import type { ManagedProcess } from '../../stack/process/managed-process.js';
import { waitUntil } from '../../stack/process/wait-until.js';
import { Secrets } from '../../stack/secrets.js';
import type { Report } from '../../stack/output/report.js';
import type { Random } from '../random.js';
import { startBroker } from './broker.js';
import { environmentOf, type Neighbourhood } from './environment.js';
import { Instance } from './instance.js';
import { Links } from './links.js';
import { instanceNames, instancesOf, serverOf, type InstanceName } from './names.js';
import { chooseShopPorts, type ShopPorts } from './ports.js';
import { Servers } from './servers.js';
import { prepareShop } from './tasks.js';
import { WebhookPost } from './webhook-post.js';

export interface ChaosShopOptions {
  readonly dataDir: string;
  readonly random: Random;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Settings of the services, instead of the rig's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A shop in which everything can be broken: two instances of order, catalog and payment, four database servers, a proxy on every link. */
export class ChaosShop {
  readonly instances: ReadonlyMap<InstanceName, Instance>;

  private constructor(
    readonly dataDir: string,
    readonly servers: Servers,
    readonly broker: RunningKafka,
    readonly links: Links,
    private readonly around: Surroundings,
  ) {
    this.instances = around.instances;
  }

  static async open({ dataDir, random, report, signal, env }: ChaosShopOptions): Promise<ChaosShop> {
    const secrets = new Secrets(dataDir);
    const ports = await chooseShopPorts();
    const closing: (() => Promise<unknown>)[] = [];
    const kept = <Part>(part: Part, close: (part: Part) => Promise<unknown>): Part => {
      closing.unshift(() => close(part));
      return part;
    };
    const close = async (): Promise<void> => {
      for (const end of closing.splice(0)) await end();
    };
    const warden = wardenOf(dataDir);
    try {
      await kept(warden, (one) => one.stop()).start();
      const servers = kept(await report.step('four Postgres servers', () => Servers.start(dataDir, secrets)), (one) => one.stop());
      const links = kept(await Links.open(servers, ports, random), (one) => one.close());
      const broker = kept(await report.step('Kafka', () => startBroker(dataDir, ports, links)), (one) => one.stop());
      const webhooks = kept(await openWebhooks(ports, random), (one) => one.close());
      signal.throwIfAborted();
      const environment = environments({ dataDir, servers, secrets, ports, links, webhooks, env });
      await report.step('schemas, seeds, topics', () => prepareShop(dataDir, servers, environment, broker.brokers));
      signal.throwIfAborted();
      const tell = (line: string): void => report.note(line);
      const instances = new Map(
        instanceNames.map((name) => [name, new Instance({ name, port: ports.http[name], dataDir, env: environment(name), tell })]),
      );
      kept(instances, (all) => Promise.all([...all.values()].map((one) => one.stop())));
      await report.step('nine instances', () => Promise.all([...instances.values()].map((one) => one.start())));
      const shop = new ChaosShop(dataDir, servers, broker, links, { instances, webhooks, close });
      await report.step('products known to order', () => shop.#productsAreKnown());
      return shop;
    } catch (error) {
      await close();
      throw error;
    }
  }

  get url(): string {
    return this.instance('gateway').url;
  }

  get webhooks(): WebhookPost {
    return this.around.webhooks;
  }

  instance(name: InstanceName): Instance {
    const found = this.instances.get(name);
    if (!found) throw new Error(`there is no instance ${name}`);
    return found;
  }

  instancesOf(service: ServiceName): Instance[] {
    return instancesOf(service).map((name) => this.instance(name));
  }

  /** Whatever was done to it: everything runs, every link passes. */
  async heal(): Promise<void> {
    this.links.heal();
    const dead = [...this.instances.values()].filter(({ process }) => !process.isRunning);
    await Promise.all(dead.map((instance) => instance.restart()));
  }

  /** For good: one instance of each pair is dead, and one that lives is far from its broker. */
  async cripple(): Promise<void> {
    this.links.find('order-1', 'kafka').set({ kind: 'latency', ms: 200, jitterMs: 20 });
    await Promise.all((['order-2', 'catalog-2', 'payment-2'] as const).map((name) => this.instance(name).kill()));
  }

  close(): Promise<void> {
    return this.around.close();
  }

  async #productsAreKnown(): Promise<void> {
    const count = (database: 'catalog' | 'order', table: string): Promise<number> =>
      withClient(this.servers.adminUrl(database), async (client) => {
        const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
        return rows[0]?.count ?? 0;
      });
    const wanted = await count('catalog', 'products');
    if (!(await waitUntil(async () => (await count('order', 'product_copies')) >= wanted, 60_000, 250)))
      throw new Error('the order service has not heard of every product within a minute');
  }
}

const wardenOf = (dataDir: string): ManagedProcess =>
  nodeProgram({ name: 'warden', file: 'tools/chaos/shop/warden.js', args: [dataDir], dataDir, logName: 'warden', env: { PATH: process.env['PATH'] } }); // prettier-ignore

interface Surroundings {
  readonly instances: ReadonlyMap<InstanceName, Instance>;
  readonly webhooks: WebhookPost;
  readonly close: () => Promise<void>;
}

const openWebhooks = (ports: ShopPorts, random: Random): Promise<WebhookPost> =>
  WebhookPost.open(instancesOf('payment').map((name) => `http://127.0.0.1:${ports.http[name]}/webhooks/bank`), random.fork('webhooks')); // prettier-ignore

interface Parts extends Pick<Neighbourhood, 'dataDir' | 'servers' | 'secrets' | 'env'> {
  readonly ports: ShopPorts;
  readonly links: Links;
  readonly webhooks: WebhookPost;
}

function environments({ dataDir, servers, secrets, ports, links, webhooks, env }: Parts) {
  const around: Neighbourhood = {
    dataDir,
    servers,
    secrets,
    portOf: (name) => ports.http[name],
    databasePort: (name) => (name === 'bank' ? servers.of(serverOf('bank')).port : links.find(name, 'postgres').port),
    brokerPort: (name) => links.find(name, 'kafka').port,
    bankPort: (name) => links.find(name, 'bank').port,
    upstream: (service) =>
      instancesOf(service)
        .map((name) => `http://127.0.0.1:${links.find('gateway', name).port}`)
        .join(),
    webhookUrl: webhooks.url,
    env,
  };
  return (name: InstanceName): NodeJS.ProcessEnv => environmentOf(name, around);
}
