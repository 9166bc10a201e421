import { InvalidConfiguration } from '../config/invalid-configuration.js';

/** After sysexits.h. */
export const exitCode = { stopped: 0, failed: 1, unhealable: 70, configuration: 78 } as const;

/** Of a program that this keeps from its work. */
export const exitCodeFor = (error: unknown): number => (error instanceof InvalidConfiguration ? exitCode.configuration : exitCode.failed);

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
