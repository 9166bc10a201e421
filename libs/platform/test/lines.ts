/** Collects log lines as a service writes them. */
export class Lines {
  readonly #lines: string[] = [];

  write(line: string): void {
    this.#lines.push(line);
  }

  get text(): string {
    return this.#lines.join('');
  }

  events(event: string): Record<string, unknown>[] {
    return this.#lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((fields) => fields['event'] === event);
  }
}
