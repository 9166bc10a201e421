import { openDatabases, type OpenDatabases } from '../audit/open-databases.js';
import type { Report } from '../stack/output/report.js';
import { temporaryOptions } from '../stack/options.js';
import type { RunningStack } from '../stack/running-stack.js';
import { startStack } from '../stack/start-stack.js';
import { beside, ofStack, type Instance } from './instance.js';

/** The services of which there are two, behind the gateway. */
export const pairedServices = ['user', 'catalog', 'order', 'payment'] as const;
export type PairedService = (typeof pairedServices)[number];

export interface PairedShopOptions {
  /** How long an instance that is told to stop goes on. The gateway asks twice a second who may have requests. */
  readonly drainSeconds: number;
  readonly dataDir: string;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** A shop with two instances of each service behind one gateway, and one bank. */
export class PairedShop {
  private constructor(
    private readonly stack: RunningStack,
    readonly databases: OpenDatabases,
    private readonly pairs: readonly (readonly Instance[])[],
    readonly gateway: Instance,
  ) {}

  static async open({ dataDir, drainSeconds, report, signal }: PairedShopOptions): Promise<PairedShop> {
    const env = { ...process.env, DRAIN_SECONDS: String(drainSeconds) };
    const stack = await startStack(temporaryOptions(dataDir, { env }), report, signal);
    const pairs = await Promise.all(
      pairedServices.map(async (name) => [ofStack(stack, name, `${name}-1`), await beside(stack, name, `${name}-2`)] as const),
    );
    const addresses = pairs.map((pair, index) => [`${pairedServices[index]?.toUpperCase()}_URL`, pair.map(({ url }) => url).join()]);
    // The stack's own gateway knows one of each, and nobody asks it.
    const gateway = await beside(stack, 'gateway', 'gateway-of-pairs', Object.fromEntries(addresses));
    const shop = new PairedShop(stack, openDatabases(stack.postgres.adminUrl), pairs, gateway);
    try {
      await report.step('a second one of each', () => Promise.all(pairs.map(([, second]) => second.start())));
      await report.step('a gateway that knows both', () => gateway.start());
      return shop;
    } catch (error) {
      await shop.close();
      throw error;
    }
  }

  get bank(): Instance {
    return ofStack(this.stack, 'bank', 'bank');
  }

  pairOf(service: PairedService): readonly Instance[] {
    return this.pairs[pairedServices.indexOf(service)] ?? [];
  }

  async close(): Promise<void> {
    await this.gateway.stop();
    await this.databases.close();
    await Promise.all(this.pairs.flat().map((instance) => instance.stop()));
    await this.stack.stop();
  }
}
