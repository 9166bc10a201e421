import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secrets } from '../stack/secrets.js';
import { secretFiles } from './secret-files.js';

// A short program: makes the passwords that are missing and writes what each container may read. What exists stays as it is.
const volume = process.argv[2] ?? '/secrets';

/** Readable by everybody, for who reads it runs as somebody else: what guards a folder is that it is mounted nowhere else. */
const mode = 0o644;

for (const [folder, files] of Object.entries(secretFiles(new Secrets(volume)))) {
  mkdirSync(join(volume, folder), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = join(volume, folder, name);
    writeFileSync(`${file}.new`, content, { mode });
    renameSync(`${file}.new`, file);
  }
}
chmodSync(join(volume, 'secrets.json'), mode); // for the tasks that are given all of it
