import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSecretLint } from 'secretlint';
import { repositoryRoot } from '../../stack/repository.js';
import type { Finding } from '../check.js';
import { checkedFiles } from '../checked-files.js';

/** Keys and tokens of the well-known services, private keys, and passwords in addresses. */
const rules = [{ id: '@secretlint/secretlint-rule-preset-recommend' }];

/** A secret of ours that is set to something long and random; development values are public and begin with `dev-`. */
const ours = /(?:PASSWORD|SECRET|API_KEY)\w*["']?\s*[:=]\s*["']?(?!dev-)(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[\w+/-]{24,}/;

/** No secret may lie in a file that somebody could check in. */
export async function noSecrets(folder = repositoryRoot, files = checkedFiles(folder)): Promise<Finding> {
  const { exitStatus, stdout, stderr } = await runSecretLint({
    cliOptions: { cwd: folder, filePathOrGlobList: files.map((file) => join(folder, file)), noGlob: true },
    engineOptions: { cwd: folder, configFileJSON: { rules }, formatter: 'unix', color: false, maskSecrets: true },
  });
  if (stderr) throw stderr;
  const known = exitStatus === 0 ? [] : (stdout ?? '').split('\n').filter((line) => line.startsWith(folder));
  return {
    faults: [...known.map((line) => line.slice(folder.length + 1)), ...files.flatMap((file) => oursIn(folder, file))],
    note: `${files.length} files`,
  };
}

const oursIn = (folder: string, file: string): string[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .flatMap((line, index) => (ours.test(line) ? [`${file}:${index + 1}: looks like a secret of the shop`] : []));
