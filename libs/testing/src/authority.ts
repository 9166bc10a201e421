import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PEM, all of it. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

/** A certificate authority that exists as long as its test. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), 'saga-shop-authority-'));
  /** A file that whoever believes this authority is given. */
  readonly file = join(this.folder, 'authority.pem');
  readonly #keyFile = join(this.folder, 'authority.key');

  constructor() {
    this.#openssl(['-subj', '/CN=throw-away authority', '-keyout', this.#keyFile, '-out', this.file]);
  }

  /** For a server on this machine, unless other names are given, such as `DNS:shop.example`. */
  issue(names = 'DNS:localhost,IP:127.0.0.1'): Certificate {
    const [certFile, keyFile] = [join(this.folder, 'server.pem'), join(this.folder, 'server.key')];
    const issuer = ['-CA', this.file, '-CAkey', this.#keyFile, '-addext', `subjectAltName=${names}`];
    this.#openssl([...issuer, '-subj', '/CN=server', '-keyout', keyFile, '-out', certFile]);
    return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  }

  get cert(): string {
    return readFileSync(this.file, 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #openssl(more: readonly string[]): void {
    execFileSync('openssl', ['req', '-x509', ...newKey, ...more], { stdio: 'pipe' });
  }
}

/** Tests with certificates. Node cannot sign any, so without openssl (3.0 or newer) they are skipped, and their name says why. */
export function describeWithCertificates(name: string, tests: () => void): void {
  const hasOpenssl = /^OpenSSL [3-9]/.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '');
  if (hasOpenssl) describe(name, tests);
  else describe.skip(`${name} (skipped: there is no openssl 3 here)`, tests); // oxlint-disable-line jest/no-disabled-tests -- the machine cannot
}
