import { sessionIdOf, type People, type Session } from '../access-matrix/people.js';

type Newcomer = Awaited<ReturnType<People['newcomer']>>;

/** Accounts and sessions by what becomes of them: who is used up in one place is needed in no other. */
export interface Crowd {
  /** They close their accounts. */
  readonly leavers: readonly Newcomer[];
  /** They change their passwords. */
  readonly changers: readonly Newcomer[];
  /** They log in and out. */
  readonly stayers: readonly Newcomer[];
  /** Ids of the owner's, to be ended. */
  readonly sessionIds: readonly string[];
  /** Access tokens of the owner's, to log out with. */
  readonly accessTokens: readonly string[];
  /** Of the owner's. */
  readonly refreshTokens: readonly string[];
}

/** No more at a time than may wait for their password to be hashed. */
const atOnce = 8;

/** @param size how many of each */
export async function gather(people: People, size: number): Promise<Crowd> {
  const newcomers = await several(3 * size, () => people.newcomer());
  const sessions = await several(3 * size, () => people.logInAs('owner'));
  const third = <T>(all: readonly T[], which: number): readonly T[] => all.slice(which * size, (which + 1) * size);
  return {
    leavers: third(newcomers, 0),
    changers: third(newcomers, 1),
    stayers: third(newcomers, 2),
    sessionIds: third(sessions, 0).map(sessionIdOf),
    accessTokens: third(sessions, 1).map(({ accessToken }: Session) => accessToken),
    refreshTokens: third(sessions, 2).map(({ refreshToken }: Session) => refreshToken),
  };
}

/** Made a few at a time. */
export async function several<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, count - made.length) }, make))));
  return made;
}
