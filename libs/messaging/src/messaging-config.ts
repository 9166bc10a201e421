/** What the spine must know of the service it serves. */
export abstract class MessagingConfig {
  abstract readonly SERVICE_NAME: string;
  abstract readonly DATABASE_URL: string;
}
