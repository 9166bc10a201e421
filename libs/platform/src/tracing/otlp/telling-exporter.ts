import { Logger } from '@nestjs/common';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

/** Says once when spans are lost because nobody takes them, and once when they are taken again. */
export class TellingExporter implements SpanExporter {
  readonly #logger = new Logger('Tracing');
  #isTaken = true;

  constructor(private readonly exporter: SpanExporter) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      this.#note(result);
      done(result);
    });
  }

  forceFlush(): Promise<void> {
    return this.exporter.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  #note({ code, error }: ExportResult): void {
    const isTaken = code === ExportResultCode.SUCCESS;
    if (isTaken === this.#isTaken) return;
    this.#isTaken = isTaken;
    if (isTaken) this.#logger.log('traces are taken again');
    else this.#logger.warn(`traces are lost, nobody takes them: ${error?.message ?? 'no reason given'}`);
  }
}
