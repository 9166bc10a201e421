import type { Socket } from 'node:net';
import { newId } from '@app/kernel';
import { problemCodes, type ProblemCode } from '../problem/problem-codes.js';
import { problemOf } from '../problem/send-problem.js';

const codeOf: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

/** Where no handshake was done, nobody could read an answer. */
const isOfTls = (code = ''): boolean => /^ERR_(TLS|SSL)_/.test(code);

/** For so long the answer may be on its way. */
const lingerMs = 1_000;

/**
 * Bytes that never became a request: the answer is written by hand, and the connection ends, also for who goes on talking: nobody listens,
 * and soon there is no connection. To end our half of it alone would let a flood go on for ever.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || isOfTls(error.code)) {
    socket.destroy(error);
    return;
  }
  const code = codeOf[error.code ?? ''] ?? 'bad-request';
  const requestId = newId();
  socket.pause();
  setTimeout(() => socket.destroy(), lingerMs).unref();
  const body = JSON.stringify(problemOf({ code, ...problemCodes[code] }, requestId));
  socket.end(
    [
      `HTTP/1.1 ${problemCodes[code].status} ${problemCodes[code].title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
