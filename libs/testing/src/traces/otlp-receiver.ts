import { buffer } from 'node:stream/consumers';
import { LocalServer } from '../local-server.js';
import { spansIn, type ReceivedSpan } from './received-span.js';

/** A collector of the test's own: takes OTLP over HTTP and remembers every span. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** Requests so far, whatever was in them. */
  requests = 0;
  readonly #server = new LocalServer((request, response) => {
    this.requests += 1;
    void buffer(request).then((body) => {
      this.spans.push(...spansIn(body));
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    await receiver.#server.start();
    return receiver;
  }

  get url(): string {
    return this.#server.url;
  }

  trace(traceId: string): ReceivedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}
