import { join } from 'node:path';

export const logFileOf = (dataDir: string, name: string): string => join(dataDir, 'logs', `${name}.log`);
