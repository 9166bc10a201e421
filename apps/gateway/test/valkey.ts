import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { eventually, freePort } from '@app/testing';
import { connect } from 'node:net';
import { once } from 'node:events';

const programs = ['valkey-server', 'redis-server'];

/** The server that this machine has; none is nothing that a test could install. */
export const valkeyProgram = programs.find((program) => spawnSync(program, ['--version']).status === 0);

/** A real server in memory, on a port of its own. */
export class ValkeyServer {
  #process: ChildProcess | undefined;
  url = '';

  async start(): Promise<void> {
    const port = await freePort();
    this.url = `valkey://127.0.0.1:${port}`;
    this.#process = spawn(valkeyProgram ?? '', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    });
    await eventually(() => isOpen(port));
  }

  /** Keeps its connections and says nothing more. */
  fallSilent(): void {
    this.#process?.kill('SIGSTOP');
  }

  speakAgain(): void {
    this.#process?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    if (!this.#process) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL'); // also ends one that is silent
    this.#process = undefined;
    await gone;
  }
}

const isOpen = async (port: number): Promise<void> => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect').finally(() => socket.destroy());
};
