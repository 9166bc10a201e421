import type { Surroundings } from '../../bench/surroundings.js';

/** What a run of the rig has seen, from which its report is made. Times are milliseconds since the load began, unless said otherwise. */
export interface ChaosRun {
  readonly surroundings: Surroundings;
  /** As somebody would type it to repeat the run. */
  readonly command: string;
  readonly seed: number;
  readonly mode: 'safety' | 'liveness';
  /** In order, without gaps. */
  readonly phases: readonly Phase[];
  /** One per idempotency key that somebody placed an order with. */
  readonly orders: readonly PlacedOrder[];
  readonly faults: readonly Fault[];
  readonly absorbed: Absorbed;
  readonly checks: readonly Check[];
  /** Hexadecimal SHA-256 of the file of all client operations. */
  readonly historySha256: string;
  /** Operations in it. */
  readonly historyLength: number;
}

export type PhaseName = 'warm-up' | 'faults' | 'heal' | 'quiet';

export interface Phase {
  readonly name: PhaseName;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface PlacedOrder {
  /** When it was asked for the first time. */
  readonly atMs: number;
  /** accepted: answered with an order · refused: answered with a no · unknown: the client never learned. */
  readonly outcome: 'accepted' | 'refused' | 'unknown';
  /** `completed`, or why not: `stock-rejected`, `timed-out`, `capture-failed`, … Absent while it is not final, or not an order. */
  readonly ending?: string;
  /** When it was seen to be final. */
  readonly finalAtMs?: number;
}

export interface Fault {
  /** One of the catalogue: `kill-instance`, `lost-commit`, … */
  readonly class: string;
  readonly target: string;
  readonly atMs: number;
  /** When its cause was gone; the same as `atMs` for what takes no time. */
  readonly healedAtMs: number;
  /** Since it healed; absent where nothing waits for a recovery, or none was seen. */
  readonly recovery?: Recovery;
}

export interface Recovery {
  /** Until the first order completed that was placed after it. */
  readonly firstSuccessMs: number;
  /** Until all that had piled up was worked off. */
  readonly drainedMs?: number;
}

export interface Absorbed {
  /** Deliveries of events that were handled before. */
  readonly duplicates: number;
  /** Events that came again because a group began anew. */
  readonly replayed: number;
  readonly deadLetters: number;
  /** Of these, replayed or discarded. */
  readonly deadLettersSettled: number;
}

/** One invariant, over all that it can be judged by. */
export interface Check {
  /** The sentence that is to be true. */
  readonly invariant: string;
  /** Of orders, events, … */
  readonly judged: number;
  readonly violations: readonly string[];
}
