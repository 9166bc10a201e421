import { types, type ClientConfig } from 'pg';

const int8 = 20;

/** Counters, offsets and money in minor units stay far below 2^53. */
types.setTypeParser(int8, Number);

/**
 * For sessions whose statements are named and find rows by keys: planned once, for all values, and never as a scan, which is
 * what an empty table would be given and a full one would suffer from until its statistics are taken. See ADR 28.
 */
export const plannedOnce = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off';

/** The guards of every session: a statement, a lock or a silent peer may hold a connection only so long. */
export function poolOptions(url: string, applicationName: string): ClientConfig & { connectionTimeoutMillis: number } {
  return {
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 20_000,
    query_timeout: 10_000,
    keepAlive: true,
  };
}
