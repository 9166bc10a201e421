import { eventually } from '@app/testing';
import { Client as Postgres } from 'pg';
import { databaseUrl } from '../../tools/stack/postgres/ensure-databases.js';
import { isReady } from '../../tools/stack/services/is-ready.js';
import { isServiceName, type ProcessName } from '../../tools/stack/names.js';
import type { RunningStack } from '../../tools/stack/running-stack.js';

export interface Accident {
  readonly name: string;
  /** Resolves when what was killed is dead. */
  readonly happen: (stack: RunningStack) => Promise<void>;
  /** Resolves when it is there again. */
  readonly isOver: (stack: RunningStack) => Promise<void>;
}

const withinMs = 60_000;

/** SIGKILL for a process; the supervisor is to start it again. */
export function kill(name: ProcessName): Accident {
  let before: number | undefined;
  const pidOf = (stack: RunningStack) => stack.processes.find((process) => process.name === name)?.pid;
  return {
    name,
    happen: async (stack) => {
      before = pidOf(stack);
      await stack.kill(name);
    },
    isOver: (stack) =>
      eventually(async () => {
        const now = pidOf(stack);
        if (now === undefined || now === before) throw new Error(`${name} has not been started again`);
        if (isServiceName(name) && !(await isReady(stack.url(name)))) throw new Error(`${name} is not ready`);
      }, withinMs),
  };
}

/** SIGKILL for the server's process behind one connection: Postgres then ends all others too, and recovers from its log. */
export const killBackend = (database: 'order' | 'catalog' | 'payment'): Accident => ({
  name: `a backend of ${database}`,
  happen: async (stack) => {
    const [row] = await ask<{ pid: number }>(stack, database, `
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
      ORDER BY state_change DESC LIMIT 1`); // prettier-ignore
    process.kill(row?.pid ?? 0, 'SIGKILL');
  },
  isOver: (stack) => eventually(async () => void (await ask(stack, database, 'SELECT 1')), withinMs),
});

async function ask<Row>(stack: RunningStack, database: string, sql: string): Promise<Row[]> {
  const client = new Postgres({ connectionString: databaseUrl(stack.postgres.adminUrl, database) });
  client.on('error', () => undefined); // its own connection may be cut with the others
  try {
    await client.connect();
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
