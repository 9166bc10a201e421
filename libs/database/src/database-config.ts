/** What a service must know to reach its own database; it knows no other. */
export abstract class DatabaseConfig {
  /** `postgresql://role:password@host:port/database`, or `?host=/folder` for a unix socket. */
  abstract readonly DATABASE_URL: string;
  abstract readonly SERVICE_NAME: string;
  /** Connections of the unit of work. */
  abstract readonly DATABASE_POOL_SIZE: number;
}
