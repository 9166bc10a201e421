interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What `GET /metrics` of one instance shows, in either format; without histograms' buckets nothing here is large. */
export class Figures {
  readonly #samples = new Map<string, Sample[]>();

  constructor(text = '') {
    for (const [, name = '', labels = '', value] of text.matchAll(/^([a-z_:][\w:]*)(?:\{(.*?)\})? ([^ \n]+)(?: .*)?$/gim)) {
      if (name.endsWith('_bucket')) continue;
      const samples = this.#samples.get(name) ?? [];
      samples.push({ labels: labelsOf(labels), value: Number(value) });
      this.#samples.set(name, samples);
    }
  }

  /** All series together, without those that nobody knows at the moment; undefined where none is shown. */
  sum(name: string, where: Readonly<Record<string, string>> = {}): number | undefined {
    const values = this.#of(name, where).map(({ value }) => value);
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
  }

  /** The series of a metric by one of its labels. */
  by(name: string, label: string): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const { labels, value } of this.#of(name, {})) {
      const key = labels[label] ?? '';
      found.set(key, (found.get(key) ?? 0) + value);
    }
    return found;
  }

  #of(name: string, where: Readonly<Record<string, string>>): Sample[] {
    const isWanted = ({ labels, value }: Sample): boolean =>
      !Number.isNaN(value) && Object.entries(where).every(([label, wanted]) => labels[label] === wanted);
    return (this.#samples.get(name) ?? []).filter(isWanted);
  }
}

const labelsOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value]));
