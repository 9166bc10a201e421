import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Account } from './account.js';
import { logSize, logTail } from './log-file.js';
import type { PidFile } from './pid-file.js';
import { ProcessDied, ProcessNotReady, type Exit } from './process-errors.js';
import { waitUntil } from './wait-until.js';

export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Appended to; both output streams go here. */
  readonly logFile: string;
  readonly pidFile: PidFile;
  readonly account?: Account;
  /** Node programs get a channel whose end tells them that we are gone. */
  readonly channel?: boolean;
  readonly stopSignal: NodeJS.Signals;
  /** How long it may take to stop before SIGKILL. */
  readonly stopWithinMs: number;
  readonly readyWithinMs: number;
  /** @param logFrom where in the log file this start began, in bytes */
  isReady(logFrom: number): Promise<boolean>;
}

/**
 * One child process that is started, watched, stopped, killed and started again. It has a session of its own: Ctrl-C reaches us alone.
 * Emits `ended` whenever it ends, for whatever reason.
 */
export class ManagedProcess extends EventEmitter<{ ended: [Exit] }> {
  #child: ChildProcess | undefined;
  #exit: Promise<Exit> = Promise.resolve({ code: 0, signal: null });
  #logFrom = 0;

  constructor(readonly spec: ProcessSpec) {
    super();
  }

  get name(): string {
    return this.spec.name;
  }

  get pid(): number | undefined {
    return this.isRunning ? this.#child?.pid : undefined;
  }

  get isRunning(): boolean {
    return this.#child?.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Resolves when it is ready.
   * @throws ProcessDied | ProcessNotReady with the end of its log
   */
  async start(): Promise<void> {
    await this.#spawn();
    try {
      if (await waitUntil(() => this.#isReady(), this.spec.readyWithinMs)) return;
      throw new ProcessNotReady(this.name, this.spec.readyWithinMs, this.spec.logFile, this.#logSinceStart());
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  /**
   * For a program that does its work and ends.
   * @throws ProcessDied when it does not end with code 0
   */
  async runToEnd(): Promise<void> {
    await this.#spawn();
    const { code } = await this.#exit;
    if (code !== 0) throw await this.#died('before it was done');
  }

  /** Asks politely, then ends it. */
  async stop(): Promise<void> {
    this.signal(this.spec.stopSignal);
    const gone = await waitUntil(() => !this.isRunning, this.spec.stopWithinMs, 20);
    if (!gone) await this.kill();
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#exit;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Tells a program something over its channel. @returns its answer */
  ask(words: string): Promise<unknown> {
    const child = this.#child;
    if (!child?.channel) throw new Error(`${this.name} has no channel`);
    return new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.send(words, (error) => error && reject(error));
    });
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) this.#child?.kill(signal);
  }

  async #isReady(): Promise<boolean> {
    if (!this.isRunning) throw await this.#died('before it was ready');
    return this.spec.isReady(this.#logFrom);
  }

  async #died(when: string): Promise<ProcessDied> {
    return new ProcessDied(this.name, when, await this.#exit, this.spec.logFile, this.#logSinceStart());
  }

  #logSinceStart(): string {
    return logTail(this.spec.logFile, this.#logFrom);
  }

  #spawn(): Promise<void> {
    const { command, args, env, cwd, logFile, account, channel, pidFile, stopSignal } = this.spec;
    mkdirSync(dirname(logFile), { recursive: true });
    this.#logFrom = logSize(logFile);
    const log = openSync(logFile, 'a');
    const stdio = ['ignore', log, log, ...(channel ? (['ipc'] as const) : [])] as const;
    const child = spawn(command, args, { env, cwd, detached: true, stdio: [...stdio], uid: account?.uid, gid: account?.gid });
    closeSync(log);
    this.#child = child;
    if (child.pid !== undefined) pidFile.write(child.pid, stopSignal);
    this.#exit = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    void this.#exit.then((exit) => {
      pidFile.remove();
      this.emit('ended', exit);
    });
    return new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  }
}
