import type { Cause } from '@app/kernel';
import type { BankRequest } from '../domain/bank-request.js';

/** A command that this process has leased and is to carry out. */
export interface TakenCommand {
  readonly id: string;
  readonly orderId: string;
  /** Never another one for the same command. */
  readonly idempotencyKey: string;
  readonly request: BankRequest;
  /** What made us want it; facts about the answer name it as their cause. */
  readonly cause: Cause;
  /** By the clock of `performance.now()`, not later than the lease began. */
  readonly takenAt: number;
  /** So old that the bank may have forgotten the key. */
  readonly isOld: boolean;
}

const leaseMs = 30_000;
const longestCallMs = 10_000;

/** Whether a call that begins now ends while the command is still ours. */
export const isStillOurs = ({ takenAt }: TakenCommand): boolean => performance.now() - takenAt < leaseMs - longestCallMs;
