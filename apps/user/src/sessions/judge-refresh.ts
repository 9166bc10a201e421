/** What is known when a refresh token is shown; times are compared by the database. */
export interface Shown {
  /** Which of the session's tokens it is, counted from 1. */
  readonly generation: number;
  /** The newest one of the session. */
  readonly newest: number;
  /** The newest was made less than ten seconds ago. */
  readonly isFresh: boolean;
  /** Ended, or too old, or not used for too long. */
  readonly isOver: boolean;
}

export type Verdict = 'rotate' | 'repeat' | 'reused' | 'refused';

/**
 * Each token is good once. Only the last one but one is forgiven, for ten seconds: its successor may have been lost on the way,
 * and it is given out again as long as nobody has used it. Anything older tells that two parties hold tokens of one session, and
 * nobody can say which of them is the thief.
 */
export function judgeRefresh({ generation, newest, isFresh, isOver }: Shown): Verdict {
  if (isOver) return 'refused';
  if (generation === newest) return 'rotate';
  return generation === newest - 1 && isFresh ? 'repeat' : 'reused';
}
