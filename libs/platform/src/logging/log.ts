/** Fields that tell what happened; never bodies, tokens, passwords or anything else a person entered. */
export type Fields = Readonly<Record<string, unknown>>;

/** One event per call, as a short constant text: what varies goes into the fields. An `error` field keeps its stack. */
export abstract class Log {
  abstract debug(event: string, fields?: Fields): void;
  abstract info(event: string, fields?: Fields): void;
  abstract warn(event: string, fields?: Fields): void;
  abstract error(event: string, fields?: Fields): void;
  /** The same log with fields of its own on every line. */
  abstract with(fields: Fields): Log;
}
