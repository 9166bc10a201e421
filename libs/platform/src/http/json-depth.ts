import { ProblemError } from '../problem/problem-error.js';

/** Deeper than any body of ours, and far from what ends a recursion. */
const maxJsonDepth = 32;

const [quote, backslash, openArray, openObject, closeArray, closeObject] = ['"', '\\', '[', '{', ']', '}'].map((sign) =>
  sign.charCodeAt(0),
);

/** @returns why a body is taken by no service, before anybody parses it */
export const tooDeep = (json: Uint8Array): ProblemError | undefined =>
  isDeeperThan(maxJsonDepth, json) ? new ProblemError('malformed-json', `nested more than ${maxJsonDepth} deep`) : undefined;

/** Whether objects and arrays stand in each other more than so many deep: parsers take that, and whatever walks the result by recursion does not. */
export function isDeeperThan(depth: number, json: Uint8Array): boolean {
  let open = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (isText) {
      if (sign === backslash) at++;
      else if (sign === quote) isText = false;
    } else if (sign === quote) isText = true;
    else if (sign === openArray || sign === openObject) {
      if (++open > depth) return true;
    } else if (sign === closeArray || sign === closeObject) open--;
  }
  return false;
}
