/** What the spine must know of the service it serves. */
export abstract class MessagingConfig {
  abstract readonly SERVICE_NAME: string;
  abstract readonly DATABASE_URL: string;
}

export abstract class CleanUpConfig {
  /** How often what outbox and inbox need no longer is deleted. */
  abstract readonly CLEAN_UP_MS: number;
}
