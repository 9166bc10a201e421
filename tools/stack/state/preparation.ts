import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackOptions } from '../options.js';
import { repositoryRoot } from '../repository.js';
import type { BrokerKind } from './broker-change.js';

const buildStamp = join(repositoryRoot, 'dist', '.built-from');

/**
 * Remembers with which build this data was last migrated, seeded and given its topics. The same build has nothing to do there, and a warm
 * start is spared half of its processes.
 */
export class Preparation {
  readonly #file: string;
  readonly #wanted: string;

  constructor({ dataDir, services }: StackOptions, broker: BrokerKind) {
    this.#file = join(dataDir, 'prepared-by');
    this.#wanted = `${contentOf(buildStamp)} ${broker} ${services.join()}`;
  }

  get isDone(): boolean {
    return existsSync(buildStamp) && contentOf(this.#file) === this.#wanted;
  }

  done(): void {
    writeFileSync(this.#file, this.#wanted);
  }
}

const contentOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
