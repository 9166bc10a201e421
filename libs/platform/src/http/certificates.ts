import { setDefaultCACertificates } from 'node:tls';
import { InvalidConfiguration } from '../config/invalid-configuration.js';
import type { HttpConfig } from '../config/settings.js';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * What the service shows its clients, or undefined where it speaks plain HTTP.
 * @throws InvalidConfiguration when one half is missing
 */
export function certificateOf({ TLS_CERT, TLS_KEY }: HttpConfig): Certificate | undefined {
  if (!TLS_CERT && !TLS_KEY) return undefined;
  if (!TLS_CERT || !TLS_KEY) throw new InvalidConfiguration([`${TLS_CERT ? 'TLS_KEY' : 'TLS_CERT'}: is needed with the other half`]);
  return { cert: TLS_CERT, key: TLS_KEY };
}

/**
 * Makes this process believe these authorities and no others, whatever it connects to: services, Postgres, Kafka.
 * @throws InvalidConfiguration when there is no certificate in it
 */
export function believeOnly(authorities: string): void {
  try {
    const certificates = authorities.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (certificates.length === 0) throw new Error('empty');
    setDefaultCACertificates(certificates);
  } catch {
    throw new InvalidConfiguration(['TLS_CA: holds no certificate in PEM']);
  }
}
