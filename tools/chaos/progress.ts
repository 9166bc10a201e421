import { seconds } from '../stack/output/terminal-report.js';
import type { Actors } from './actors.js';
import type { Counts } from './watch/shop-watch.js';

const redrawMs = 1_000;
const plainMs = 15_000;
const clearLine = '\r\x1b[K';

/** What happens while a run goes on: one line that is drawn again and again, or, where nobody looks at a terminal, a line now and then. */
export class Progress {
  constructor(
    private readonly out: NodeJS.WriteStream,
    private readonly actors: Pick<Actors, 'watch' | 'nemesis' | 'counted' | 'hold'>,
  ) {}

  /** @param lastsSeconds at most; absent when nobody knows */
  async during<T>(phase: string, lastsSeconds: number | undefined, work: () => Promise<T>): Promise<T> {
    const begin = performance.now();
    const left = (): string =>
      lastsSeconds === undefined ? '' : `, ${Math.max(0, Math.round(lastsSeconds - (performance.now() - begin) / 1_000))} s left`;
    const timer = setInterval(() => this.#tell(`${phase}${left()}`), this.out.isTTY ? redrawMs : plainMs);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      const line = `  ✓ ${`${phase}: ${this.#faults()}`.padEnd(44)} ${seconds(performance.now() - begin).padStart(7)}`;
      this.out.write(`${this.out.isTTY ? clearLine : ''}${line}\n`);
    }
  }

  #tell(phase: string): void {
    const line = `  ${phase} · orders: ${listed(this.actors.watch.orders)} · ${this.#faults()}`;
    if (this.out.isTTY) this.out.write(clearLine + line.slice(0, (this.out.columns || 120) - 1));
    else this.out.write(`${line}\n`);
  }

  #faults(): string {
    const { nemesis, counted, hold } = this.actors;
    const all = [...nemesis.faults, ...counted.faults, ...hold.faults];
    const classes = new Set(all.map((fault) => fault.class)).size;
    return `${all.length} faults of ${classes} classes${nemesis.lasting > 0 ? `, ${nemesis.lasting} now` : ''}`;
  }
}

const listed = (counts: Counts): string =>
  Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ') || 'none yet';
