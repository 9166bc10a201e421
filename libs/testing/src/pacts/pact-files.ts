import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.env['PACT_DO_NOT_TRACK'] = 'true';

/** What consumers need, one file per consumer and provider, kept with the code: a change of a need is seen in review. */
export const pactFolder = fileURLToPath(new URL('../../../../contracts/pacts/', import.meta.url));

/** A message, or a question and its answer, with examples. */
export interface Interaction {
  readonly description: string;
  readonly contents?: unknown;
  readonly response?: { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };
}

/** The part of a pact file that says something; the rest names the versions of the tool that wrote it. */
export interface PactFile {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly messages?: readonly Interaction[];
  readonly interactions?: readonly Interaction[];
}

export const readPact = (file: string): PactFile => JSON.parse(readFileSync(file, 'utf8')) as PactFile;

export const pactWith = (consumer: string, provider: string): string => join(pactFolder, `${consumer}-${provider}.json`);

/** Every pact that is kept. */
export const allPacts = (): string[] => readdirSync(pactFolder).map((file) => join(pactFolder, file));

interface HoldingPact extends PactFile {
  readonly file: string;
  readonly kind: 'facts' | 'answers';
}

/** Every pact that is kept and holds this service to something. */
export const pactsHolding = (provider: string): HoldingPact[] =>
  allPacts()
    .map((file) => ({ ...readPact(file), file }))
    .filter((pact) => pact.provider.name === provider)
    .map((pact) => ({ ...pact, kind: pact.interactions ? 'answers' : 'facts' }));

/** A folder for the pact that a test run states, and the comparison with the one that is kept. */
export class PactDraft {
  readonly dir = mkdtempSync(join(tmpdir(), 'saga-shop-pact-'));

  constructor(
    readonly consumer: string,
    readonly provider: string,
  ) {}

  /** Fails when something else was stated than is kept; with `WRITE_PACTS` that becomes what is kept. */
  expectKept(): void {
    const keptFile = pactWith(this.consumer, this.provider);
    const stated = ordered(readPact(join(this.dir, basename(keptFile))));
    rmSync(this.dir, { recursive: true, force: true });
    if (process.env['WRITE_PACTS']) writeFileSync(keptFile, `${JSON.stringify(stated, null, 2)}\n`);
    expect(stated).toEqual(existsSync(keptFile) ? readPact(keptFile) : 'nothing: `npm run pacts` keeps what is stated');
  }
}

const byDescription = (left: Interaction, right: Interaction): number => left.description.localeCompare(right.description);

/** Without what changes with the tool, and in an order that does not depend on the run. */
function ordered(pact: PactFile & { readonly metadata?: Readonly<Record<string, unknown>> }): PactFile & { readonly metadata: object } {
  const { messages, interactions, metadata, ...parties } = pact;
  return {
    ...parties,
    ...(messages && { messages: messages.toSorted(byDescription) }),
    ...(interactions && { interactions: interactions.toSorted(byDescription) }),
    metadata: { pactSpecification: metadata?.['pactSpecification'] },
  };
}
