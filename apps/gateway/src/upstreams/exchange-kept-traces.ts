import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { currentTracer, type Tracer } from '@app/kernel';
import { KeptTraces, keptTracesPath, Sweep } from '@app/platform';
import type { Answer } from './exchange.js';
import { Upstreams } from './upstreams.js';

const everyMs = 1_000;
const deadlineMs = 900;

/**
 * Facts tell those who hear them that a trace is kept. The gateway hears none, nor does the instance that took the order when another
 * one sees its end: so the gateway asks all instances which traces they keep, and tells each what the others have said.
 */
@Injectable()
export class ExchangeKeptTraces implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #sweep?: Sweep;

  constructor(private readonly upstreams: Upstreams) {}

  onApplicationBootstrap(): void {
    const tracer = currentTracer();
    if (!tracer) return;
    this.#sweep = new Sweep(ExchangeKeptTraces.name, everyMs, () => this.#exchange(tracer));
    this.#sweep.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#sweep?.stop();
  }

  async #exchange(tracer: Tracer): Promise<boolean> {
    const known = new Set(tracer.exchange([]));
    const request = {
      method: 'POST',
      path: keptTracesPath,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ traces: [...known].slice(-1_000) }),
      headersTimeout: deadlineMs,
      bodyTimeout: deadlineMs,
    } as const;
    const answers = await Promise.all(this.upstreams.all.map((upstream) => upstream.askEach(request)));
    const heard = await Promise.all(answers.flat().map(tracesIn));
    tracer.exchange(heard.flat());
    return false;
  }
}

/** Nothing from a service that traces nothing, or has nothing to say. */
async function tracesIn({ statusCode, body }: Answer): Promise<readonly string[]> {
  const document: unknown = await body.json().catch(() => undefined);
  return statusCode === 200 ? (KeptTraces.safeParse(document).data?.traces ?? []) : [];
}
