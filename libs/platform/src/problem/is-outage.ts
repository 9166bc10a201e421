import { DatabaseUnavailable, fromDriver, isCollision, sqlStateOf } from '@app/database';

const system = /^(ECONN|ETIMEDOUT$|EPIPE$|ENOTFOUND$|EAI_AGAIN$)/;
const driver = /^(Connection terminated|timeout exceeded when trying to connect)/; // pg gives these no code

/** Something behind the service did not answer, or two transactions met: the same request may succeed in a moment. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseUnavailable || isCollision(error)) return true;
  if (sqlStateOf(error) !== undefined) return fromDriver(error) instanceof DatabaseUnavailable;
  return system.test(String((error as { code?: unknown }).code)) || driver.test(error.message);
}
