/** Where time runs, from left to right. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly durationMs: number;
  /** Pixels of a moment. */
  readonly x: (ms: number) => number;
}
