import { z } from 'zod';

const Mismatch = z.looseObject({ mismatch: z.string().optional(), path: z.string().optional(), key: z.string().optional() });
const Report = z.object({
  errors: z.array(
    z.object({
      interaction: z.string(),
      mismatch: z.looseObject({ mismatches: z.array(Mismatch).optional(), message: z.string().optional() }),
    }),
  ),
});

/** An interaction that a provider does not keep. */
export interface Broken {
  /** `order` in `between order and catalog` */
  readonly consumer: string;
  readonly interaction: string;
  /** One line per field, with its place. */
  readonly because: readonly string[];
}

/** What Pact says in a page, in a line per field. */
export class VerificationFailed extends Error {
  constructor(readonly broken: readonly Broken[]) {
    super(broken.map(({ consumer, interaction, because }) => `${consumer}, ${interaction}: ${because.join('; ')}`).join('\n'));
    this.name = 'VerificationFailed';
  }

  static async from(verification: Promise<unknown>): Promise<void> {
    try {
      await verification;
    } catch (error) {
      throw readable(error as Error);
    }
  }
}

function readable(error: Error): Error {
  const report = Report.safeParse(parsed(error.message));
  if (!report.success) return error;
  const broken = report.data.errors.map(({ interaction, mismatch }) => {
    const [, consumer = '', name = interaction] = /^Verifying a pact between (\S+) and \S+(?: Given .*?)? - (.*)$/s.exec(interaction) ?? [];
    const fields = (mismatch.mismatches ?? []).map(({ path, key, mismatch: text }) => `${path ?? key ?? ''} ${text ?? ''}`.trim());
    return { consumer, interaction: name, because: fields.length > 0 ? fields : [mismatch.message ?? 'no answer'] };
  });
  return new VerificationFailed(broken);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
