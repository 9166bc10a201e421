export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Answer<Data> {
  readonly status: 'success' | 'error';
  readonly data: Data;
  readonly error?: string;
}

type Point = readonly [seconds: number, value: string];
type Result =
  | { readonly resultType: 'vector'; readonly result: readonly { readonly metric: Record<string, string>; readonly value: Point }[] }
  | { readonly resultType: 'scalar'; readonly result: Point };

interface Alerts {
  readonly alerts: readonly { readonly labels: Readonly<Record<string, string>>; readonly state: 'pending' | 'firing' }[];
}

/** A running Prometheus. */
export class PrometheusClient {
  constructor(private readonly url: string) {}

  /** @returns what a query gives now @throws when it is no query */
  async ask(query: string): Promise<Sample[]> {
    const answer = await this.#get<Result>(`query?query=${encodeURIComponent(query)}`);
    if (answer.resultType === 'scalar') return [{ labels: {}, value: Number(answer.result[1]) }];
    return answer.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  }

  /** The names of the alerts that call. */
  async calling(): Promise<ReadonlySet<string>> {
    const { alerts } = await this.#get<Alerts>('alerts');
    return new Set(alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels['alertname'] ?? ''));
  }

  async #get<Data>(path: string): Promise<Data> {
    const response = await fetch(`${this.url}/api/v1/${path}`, { signal: AbortSignal.timeout(10_000) });
    const answer = (await response.json()) as Answer<Data>;
    if (answer.status === 'error') throw new Error(answer.error);
    return answer.data;
  }
}
