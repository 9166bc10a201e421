import type { TimelineRow } from '../persistence/timeline.row.js';
import { freshView } from './timeline.view.js';

const keepAliveMs = 5_000;

/** Server-sent events, one per timeline entry, with a comment every five seconds so that proxies keep the line. */
export async function* eventStream(entries: AsyncGenerator<{ fresh: TimelineRow[]; all: TimelineRow[] }>): AsyncGenerator<string> {
  yield ': timeline\n\n';
  let next = entries.next();
  try {
    for (;;) {
      const result = await Promise.race([next, silence()]);
      if (result === 'silence') yield ': still here\n\n';
      else if (result.done) return;
      else {
        const { fresh, all } = result.value;
        const views = freshView(fresh, all);
        yield fresh.map(({ seq, fact }, index) => `id: ${seq}\nevent: ${fact}\ndata: ${JSON.stringify(views[index])}\n\n`).join('');
        next = entries.next();
      }
    }
  } finally {
    await entries.return(undefined);
  }
}

const silence = () => new Promise<'silence'>((resolve) => setTimeout(resolve, keepAliveMs, 'silence').unref());
