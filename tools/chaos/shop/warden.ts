import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pidFilesIn } from '../../stack/process/pid-file.js';

// A process of its own: when the rig is gone, however it went, it ends what cannot notice that by itself: servers, and what is frozen.
const dataDir = process.argv[2] ?? '';

function endAll(): void {
  const servers = join(dataDir, 'servers');
  const folders = [dataDir, ...(existsSync(servers) ? readdirSync(servers).map((name) => join(servers, name)) : [])];
  for (const file of folders.flatMap((folder) => [...pidFilesIn(folder).values()])) {
    const running = file.running();
    if (running && running.pid !== process.pid) process.kill(running.pid, 'SIGKILL');
  }
}

process.on('SIGTERM', () => {
  try {
    endAll();
  } finally {
    process.exit(0);
  }
});
setInterval(() => undefined, 60_000);
