import type { Report } from './report.js';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 80;
const CLEAR_LINE = '\r\x1b[K';

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A line per step when it is done; on a terminal also a spinner with those that run. */
export class TerminalReport implements Report {
  readonly #running = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #frame = 0;

  constructor(private readonly out: NodeJS.WriteStream) {}

  async step<T>(what: string, work: () => Promise<T>): Promise<T> {
    const begin = performance.now();
    this.#running.add(what);
    this.#spin();
    try {
      const result = await work();
      this.#finish(what, `  ✓ ${what.padEnd(44)} ${seconds(performance.now() - begin).padStart(7)}`);
      return result;
    } catch (error) {
      this.#finish(what, `  ✗ ${what}`);
      throw error;
    }
  }

  note(line: string): void {
    this.#print(line);
  }

  #finish(what: string, line: string): void {
    this.#running.delete(what);
    this.#print(line);
    if (this.#running.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.out.isTTY) this.out.write(CLEAR_LINE);
  }

  #print(line: string): void {
    this.out.write(this.out.isTTY ? `${CLEAR_LINE}${line}\n` : `${line}\n`);
  }

  #spin(): void {
    if (!this.out.isTTY) return;
    this.#timer ??= setInterval(() => {
      this.#frame = (this.#frame + 1) % FRAMES.length;
      const line = `  ${FRAMES[this.#frame]} ${[...this.#running].join(', ')}`;
      this.out.write(`${CLEAR_LINE}${line.slice(0, (this.out.columns || 80) - 1)}`);
    }, FRAME_MS);
  }
}
