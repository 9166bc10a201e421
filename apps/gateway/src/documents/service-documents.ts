import { Injectable } from '@nestjs/common';
import { upstreamProblem } from '../upstreams/upstream-problem.js';
import { Upstreams } from '../upstreams/upstreams.js';
import type { Route } from '../route.js';
import { upstreamNames, type UpstreamName } from '../routes.js';
import { joinDocuments } from './join-documents.js';
import { Kept } from './kept.js';
import { OpenApiDocument } from './open-api-document.js';
import { publicPart } from './public-part.js';

const deadlineMs = 2_000;
const keptMs = 5_000;

export const documented: readonly Route['upstream'][] = [...upstreamNames, 'gateway'];

interface Part {
  /** As the service wrote it. */
  readonly source: string;
  readonly document: OpenApiDocument;
  readonly text: string;
}

/**
 * The services' own descriptions: they change with the services, not with the gateway, so each is asked for anew after a few seconds.
 * Work is done on them only when they have changed, because anybody may read them.
 */
@Injectable()
export class ServiceDocuments {
  readonly #parts: ReadonlyMap<Route['upstream'], Kept<Part>>;
  #joined: { readonly parts: readonly (Part | undefined)[]; readonly text: string } | undefined;
  #own: () => object = () => ({});

  constructor(private readonly upstreams: Upstreams) {
    this.#parts = new Map(documented.map((name) => [name, new Kept(keptMs, (last: Part | undefined) => this.#read(name, last))]));
  }

  /** What the gateway itself serves; made when it is first asked for, because then all of it is there. */
  describeOwn(build: () => object): void {
    let built: object | undefined;
    this.#own = () => (built ??= build());
  }

  /** @returns JSON. @throws ProblemError `unavailable`, `gateway-timeout` or `bad-gateway` */
  async of(service: Route['upstream']): Promise<string> {
    return (await this.#part(service)).text;
  }

  /** Of all services that answer, as JSON. */
  async joined(): Promise<string> {
    const parts = await Promise.all(documented.map((name) => this.#part(name).catch(() => undefined)));
    if (!this.#joined || parts.some((part, index) => part !== this.#joined?.parts[index])) {
      this.#joined = { parts, text: JSON.stringify(join(parts)) };
    }
    return this.#joined.text;
  }

  async #part(service: Route['upstream']): Promise<Part> {
    return (this.#parts.get(service) as Kept<Part>).get();
  }

  async #read(service: Route['upstream'], last: Part | undefined): Promise<Part> {
    try {
      const source = service === 'gateway' ? JSON.stringify(this.#own()) : await this.#ask(service);
      if (source === last?.source) return last;
      const document = publicPart(OpenApiDocument.parse(JSON.parse(source)), service);
      return { source, document, text: JSON.stringify(document) };
    } catch (error) {
      throw upstreamProblem(service, error);
    }
  }

  async #ask(service: UpstreamName): Promise<string> {
    const upstream = this.upstreams.of(service);
    const question = { method: 'GET', path: '/openapi.json', headersTimeout: deadlineMs, bodyTimeout: deadlineMs } as const;
    const { statusCode, body } = await upstream.request(question);
    const text = (await body.bytes()).toString();
    if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
    return text;
  }
}

function join(parts: readonly (Part | undefined)[]): object {
  const answered = documented.flatMap((name, index) => (parts[index] ? [[name, parts[index].document] as const] : []));
  const documents: Partial<Record<Route['upstream'], OpenApiDocument>> = Object.fromEntries(answered);
  return joinDocuments(
    documents,
    upstreamNames.filter((name) => !(name in documents)),
  );
}
