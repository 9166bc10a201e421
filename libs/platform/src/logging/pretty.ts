import { PinoPretty, type PrettyStream } from 'pino-pretty';

export const pretty = (): PrettyStream =>
  PinoPretty({ messageKey: 'event', errorLikeObjectKeys: ['error'], ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l', sync: true });
