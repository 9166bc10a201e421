import { crashpoints, type Crashpoint } from '@app/kernel';
import { Command } from 'commander';
import { someOf } from '../terminal/option-values.js';
import { endingNames, type EndingName } from './endings.js';

export interface ProofOptions {
  readonly only: readonly Crashpoint[];
  readonly endings: readonly EndingName[];
  readonly hits: readonly string[];
  readonly json?: string;
}

export const proofOptions = (argv: readonly string[]): ProofOptions =>
  new Command('npm run prove:crash --')
    .description(
      'Kills one service at a time by SIGKILL, at every crash point and with orders of every ending in hand, in a shop of its own on a real Postgres and a real Kafka; then starts it again and looks whether anything was lost, doubled, held or owed.',
    )
    .option('--only <points>', `some points only: ${crashpoints.join(', ')}`, someOf(crashpoints), [...crashpoints])
    .option('--endings <names>', `some endings only: ${endingNames.join(', ')}`, someOf(endingNames), [...endingNames])
    .option('--hits <numbers>', 'at which passings of a point', someOf(['1', '2', '3', '4', '5']), ['1', '2'])
    .option('--json <file>', 'write cells and kills there, too')
    .parse(argv)
    .opts<ProofOptions>();
