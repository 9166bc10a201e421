import { pino, type DestinationStream, type Logger } from 'pino';
import { pretty } from './pretty.js';
import { currentRequest } from '../context/request-context.js';
import { errorFields } from './error-fields.js';
import { Log, type Fields } from './log.js';

export interface LogOptions {
  readonly service: string;
  readonly level: string;
  /** Where the lines go; standard output, readable on a terminal, JSON elsewhere. */
  readonly destination?: DestinationStream;
}

export class PinoLog extends Log {
  readonly #pino: Logger;

  constructor(logger: Logger) {
    super();
    this.#pino = logger;
  }

  static create({ service, level, destination }: LogOptions): PinoLog {
    const options = {
      level,
      base: { service },
      messageKey: 'event',
      errorKey: 'error',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      serializers: { error: errorFields },
      mixin: () => ({ ...currentRequest() }),
    };
    return new PinoLog(pino(options, destination ?? (process.stdout.isTTY ? pretty() : pino.destination({ fd: 1, sync: false }))));
  }

  debug(event: string, fields: Fields = {}): void {
    this.#pino.debug(fields, event);
  }

  info(event: string, fields: Fields = {}): void {
    this.#pino.info(fields, event);
  }

  warn(event: string, fields: Fields = {}): void {
    this.#pino.warn(fields, event);
  }

  error(event: string, fields: Fields = {}): void {
    this.#pino.error(fields, event);
  }

  with(fields: Fields): Log {
    return new PinoLog(this.#pino.child(fields));
  }
}
