import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSecretLint } from 'secretlint';
import { repositoryRoot } from '../../stack/repository.js';
import type { Finding } from '../check.js';
import { checkedFiles } from '../checked-files.js';

/** Keys and tokens of the well-known services, private keys, and passwords in addresses. */
const rules = [{ id: '@secretlint/secretlint-rule-preset-recommend' }];

/** What stands between a secret's name and its value: on one line, a quoted value on the next, or a pod's `name: …` and `value: …`. */
const isSetTo = String.raw`(?:\s*[:=](?:[ \t]*|\s*["'])|,?\s*["']?value["']?\s*:\s*["']?)`;
/** Base64, hexadecimal or a UUID: words of a language have no digits. Development values are public and begin with `dev-`. */
const longAndRandom = String.raw`(?!dev-)(?=[\w+/-]*\d)(?=[\w+/-]*[a-zA-Z])[\w+/-]{24,}`;
/** A secret of ours that is set to something long and random. */
const ours = new RegExp(String.raw`(?:PASSWORD|SECRET|API_KEY)\w*["']?${isSetTo}${longAndRandom}`, 'g');

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

function oursIn(folder: string, file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length;
  return [...text.matchAll(ours)].map(({ index }) => `${file}:${lineAt(index)}: looks like a secret of the shop`);
}
