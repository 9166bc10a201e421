import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { crashpoint } from '@app/kernel';
import { Sweep } from '@app/platform';
import { PaymentConfig } from '../payment.config.js';
import { OpenCommands } from '../persistence/open-commands.js';
import { CarryOutCommands } from './carry-out-commands.js';

const pageSize = 100;

/** Takes the commands that nobody carries out: those to be repeated, and those whose process died. */
@Injectable()
export class SweepCommands implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sweep: Sweep;

  constructor(
    private readonly commands: OpenCommands,
    private readonly carryOut: CarryOutCommands,
    config: PaymentConfig,
  ) {
    this.#sweep = new Sweep(SweepCommands.name, config.BANK_SWEEP_MS, () => this.takePage());
  }

  onApplicationBootstrap(): void {
    this.#sweep.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#sweep.stop();
  }

  /** @returns whether there may be more */
  async takePage(): Promise<boolean> {
    const limit = Math.min(pageSize, this.carryOut.room);
    if (limit === 0) return false;
    const taken = await this.commands.take(limit);
    for (const command of taken) {
      this.carryOut.offer(command);
      crashpoint('sweeper.mid-batch', [command.orderId]);
    }
    return taken.length === limit;
  }
}
