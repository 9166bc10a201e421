import { Instance } from './instance.js';
import { leastBusy } from './least-busy.js';

/** The instances of one service that are known at the moment. */
export class Instances {
  #all: readonly Instance[] = [];
  #turn = 0;

  get all(): readonly Instance[] {
    return this.#all;
  }

  /** Those that stay keep their connections; those that are gone finish what they have begun. */
  replace(origins: readonly string[], servername?: string): void {
    const known = new Map(this.#all.map((instance) => [instance.origin, instance]));
    this.#all = origins.map((origin) => known.get(origin) ?? new Instance(origin, servername));
    for (const [origin, instance] of known) if (!origins.includes(origin)) void instance.retire();
  }

  /** The least busy of those not tried yet, or of all when every one has been; none when the service has no address. */
  choose(tried?: ReadonlySet<Instance>): Instance | undefined {
    const untried = tried ? this.#all.filter((instance) => !tried.has(instance)) : this.#all;
    return leastBusy(untried.length > 0 ? untried : this.#all, this.#turn++);
  }

  async destroy(): Promise<void> {
    await Promise.all(this.#all.map((instance) => instance.destroy()));
  }
}
