import { Transform } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, RequestPayload } from 'fastify';

export const webhookPath = '/webhooks/bank';

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of the body, where a signature is over them. */
    rawBody?: Buffer;
  }
}

/** Keeps the bytes that the bank signed: the document made of them might be written differently. */
export function keepRawBody(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (request.routeOptions.url !== webhookPath) return payload;
    const chunks: Buffer[] = [];
    const copy: Transform & RequestPayload = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        copy.receivedEncodedLength = (copy.receivedEncodedLength ?? 0) + chunk.length; // Fastify holds it against Content-Length and the limit
        done(null, chunk);
      },
      flush(done) {
        request.rawBody = Buffer.concat(chunks);
        done();
      },
    });
    return payload.pipe(copy);
  });
}
