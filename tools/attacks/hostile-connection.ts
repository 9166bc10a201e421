import { connect, type Socket } from 'node:net';
import type { Attack } from './attack.js';

/** How the server got rid of a hostile client. */
export interface Ending {
  /** Of the answer, where one was heard. */
  readonly status: number | undefined;
  /** From the connection on. */
  readonly afterMs: number;
  /** What the server has taken in the meantime. */
  readonly bytes: number;
}

const trickleMs = 1_000;

/** Speaks as the attack says until the server, or the signal, ends it. @returns undefined when the signal did, or nobody was there */
export function beHostile({ opening, more }: Attack, port: number, signal: AbortSignal): Promise<Ending | undefined> {
  return new Promise((resolve) => {
    const begin = performance.now();
    let heard = '';
    let isConnected = false;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      isConnected = true;
      if (opening) socket.write(opening);
      if (more) keepSpeaking(socket, more.bytes, more.pace);
    });
    const leave = (): void => void socket.destroy();
    signal.addEventListener('abort', leave, { once: true });
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')));
    socket.on('end', () => more ?? leave()); // who has something to say goes on saying it
    socket.on('error', () => undefined);
    socket.on('close', () => {
      signal.removeEventListener('abort', leave);
      if (signal.aborted || !isConnected) return resolve(undefined);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1]) || undefined;
      resolve({ status, afterMs: performance.now() - begin, bytes: socket.bytesWritten - socket.writableLength });
    });
  });
}

function keepSpeaking(socket: Socket, bytes: string, pace: 'trickle' | 'flood'): void {
  if (pace === 'trickle') {
    const timer = setInterval(() => socket.write(bytes), trickleMs);
    socket.once('close', () => clearInterval(timer));
    return;
  }
  const flood = (): void => {
    while (socket.writable && socket.write(bytes));
  };
  socket.on('drain', flood);
  flood();
}
