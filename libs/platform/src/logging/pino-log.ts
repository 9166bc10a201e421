import { pino, type DestinationStream, type Logger } from 'pino';
import { pretty } from './pretty.js';
import { traceFields } from './trace-fields.js';
import { allowedFields } from './allowed-fields.js';
import { errorFields } from './error-fields.js';
import { Log, type Fields } from './log.js';

export interface LogOptions {
  readonly service: string;
  readonly level: string;
  /** Where the lines go; standard output, readable on a terminal, JSON elsewhere. */
  readonly destination?: DestinationStream;
}

/** Each line is out, and in order, when the call returns: what a dying process said last is what is wanted most. */
const standardOutput = (): DestinationStream => pino.destination({ fd: 1, sync: true });

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
      mixin: traceFields,
    };
    return new PinoLog(pino(options, destination ?? (process.stdout.isTTY ? pretty() : standardOutput())));
  }

  debug(event: string, fields: Fields = {}): void {
    this.#write('debug', event, fields);
  }

  info(event: string, fields: Fields = {}): void {
    this.#write('info', event, fields);
  }

  warn(event: string, fields: Fields = {}): void {
    this.#write('warn', event, fields);
  }

  error(event: string, fields: Fields = {}): void {
    this.#write('error', event, fields);
  }

  with(fields: Fields): Log {
    return new PinoLog(this.#pino.child(allowedFields(fields)));
  }

  /** Looks at the fields of lines that are written, and of no others. */
  #write(level: 'debug' | 'info' | 'warn' | 'error', event: string, fields: Fields): void {
    if (this.#pino.isLevelEnabled(level)) this.#pino[level](allowedFields(fields), event);
  }
}
