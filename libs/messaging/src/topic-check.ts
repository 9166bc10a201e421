import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { topicsUsedBy } from '@app/contracts';
import { Broker } from './broker.js';
import { MessagingConfig } from './messaging-config.js';
import { WakeUp } from './wake-up.js';

const againMs = 2_000;

/**
 * Looks, at the first contact with the broker, whether every topic exists that this service owns or reads. Nobody here creates
 * one: a topic that came into being by accident would have the wrong partitions for ever. Looks again until all exist.
 */
@Injectable()
export class TopicCheck implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('Topics');
  readonly #wakeUp = new WakeUp();
  readonly #used: readonly string[];
  #missing?: readonly string[];
  #isStopped = false;

  constructor(
    config: MessagingConfig,
    private readonly broker: Broker,
  ) {
    this.#used = topicsUsedBy(config.SERVICE_NAME);
  }

  onApplicationBootstrap(): void {
    void this.#lookUntilAllExist();
  }

  beforeApplicationShutdown(): void {
    this.#isStopped = true;
    this.#wakeUp.end();
  }

  /** A broker that has never answered is somebody's outage and no reason to refuse requests. @throws before the first contact */
  async hadContact(): Promise<void> {
    if (!this.#missing) throw new Error('the broker has not answered yet');
  }

  /** Nothing that is said or heard here would ever arrive. @throws when topics are known to be missing, and names them */
  async allExist(): Promise<void> {
    if (this.#missing?.length) throw new Error(`missing: ${this.#missing.join(', ')}`);
  }

  async #lookUntilAllExist(): Promise<void> {
    while (!this.#isStopped) {
      await this.#look();
      if (this.#missing?.length === 0) return;
      await this.#wakeUp.pause(againMs);
    }
  }

  async #look(): Promise<void> {
    const existing = await this.broker.listTopics().catch(() => undefined);
    if (!existing) return;
    const before = this.#missing?.join(', ') ?? '';
    this.#missing = this.#used.filter((topic) => !existing.includes(topic));
    const now = this.#missing.join(', ');
    if (now !== before) this.#logger.warn(now ? `topics are missing: ${now}` : 'all topics exist now');
  }
}
