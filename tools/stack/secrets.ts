import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Passwords of this data folder: made when first asked for, kept in `secrets.json`, readable by its owner alone. */
export class Secrets {
  readonly #file: string;

  constructor(private readonly dataDir: string) {
    this.#file = join(dataDir, 'secrets.json');
  }

  get(name: string): string {
    const values = readIfPresent(this.#file);
    return values[name] ?? this.#make(name, values);
  }

  /** For who may not make one: a password that nobody has told the server opens nothing. */
  find(name: string): string | undefined {
    return readIfPresent(this.#file)[name];
  }

  #make(name: string, others: Readonly<Record<string, string>>): string {
    const value = randomBytes(24).toString('base64url');
    const unfinished = `${this.#file}.new`;
    mkdirSync(this.dataDir, { recursive: true });
    writeFileSync(unfinished, JSON.stringify({ ...others, [name]: value }, null, 2), { mode: 0o600 });
    renameSync(unfinished, this.#file);
    return value;
  }
}

function readIfPresent(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file} cannot be read: ${(error as Error).message}. \`npm start -- --reset\` begins with empty data.`);
  }
}
