import { killAllBelow } from '../../stack/process/pid-file.js';

// A process of its own: when the rig is gone, however it went, it ends what cannot notice that by itself: servers, and what is frozen.
process.on('SIGTERM', () => {
  try {
    killAllBelow(process.argv[2] ?? '');
  } finally {
    process.exit(0);
  }
});
setInterval(() => undefined, 60_000);
