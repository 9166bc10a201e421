import { writeSync } from 'node:fs';

/** Between two of these lines a process can die with something done and something not: the places where that is proved harmless. */
export const crashpoints = [
  'http.before-commit',
  'http.after-commit',
  'http.before-response',
  'relay.after-read',
  'relay.after-send-before-mark',
  'relay.after-mark',
  'lane.before-tx',
  'lane.after-inbox',
  'lane.after-effect',
  'lane.before-commit',
  'lane.after-commit-before-offset',
  'lane.after-offset',
  'psp.before-call',
  'psp.after-call-before-record',
  'psp.after-record',
  'sweeper.mid-batch',
  'dlq.mid-tx',
  'replay.mid-tx',
  'migrate.mid',
] as const;

export type Crashpoint = (typeof crashpoints)[number];

/**
 * Marks a line at which the process may be killed.
 * @param inHand what the process is working on here, told to whoever killed it
 * @param nameOf how to call it; needed unless these are texts
 */
export type Strike = <Thing>(name: Crashpoint, inHand?: readonly Thing[], nameOf?: (thing: Thing) => string | null) => void;

const notArmed: Strike = () => undefined;
const standardError = 2;

/** A process with this value waits for its parent to say, over their channel, where it is to die: so it need not be started for that. */
const onMessage = 'on-message';

/**
 * `CRASHPOINT=lane.after-inbox:2` ends the process by SIGKILL when it passes that point for the second time, after one line about
 * it on standard error; `CRASHPOINT=on-message` waits for such words from the parent process. Without the variable the points do nothing.
 * @throws when the variable names no point and number, and in production whatever it says
 */
export function crashpointFrom({ CRASHPOINT, NODE_ENV }: NodeJS.ProcessEnv, die: (lastWords: string) => void = killOurselves): Strike {
  if (!CRASHPOINT) return notArmed;
  if (NODE_ENV === 'production') throw new Error('CRASHPOINT: production does not kill itself; unset the variable');
  let armed = CRASHPOINT === onMessage ? undefined : parse(CRASHPOINT);
  if (!armed) whenTold((words) => (armed = parse(words)));
  return (name, inHand = [], nameOf = String) => {
    if (name !== armed?.target || --armed.left !== 0) return;
    die(JSON.stringify({ level: 'fatal', event: 'killed at a crash point', crashpoint: armed.words, inHand: inHand.map(nameOf) }));
  };
}

/** Read once, when the process begins. */
export const crashpoint: Strike = crashpointFrom(process.env);

interface Armed {
  readonly words: string;
  readonly target: Crashpoint;
  /** How often it is still to be passed, the last time included. */
  left: number;
}

function parse(text: string): Armed {
  const [name, nth] = text.split(':');
  const target = crashpoints.find((known) => known === name);
  if (!target || !/^[1-9]\d{0,8}$/.test(nth ?? '') || text !== `${name}:${nth}`) {
    throw new Error(`CRASHPOINT: expected name:nth, such as lane.after-inbox:1; the names are ${crashpoints.join(', ')}`);
  }
  return { words: text, target, left: Number(nth) };
}

/** Answers with the words that it was told, once they hold. */
function whenTold(arm: (words: string) => void): void {
  process.on('message', (words: string) => {
    arm(words);
    process.send?.(words);
  });
  process.channel?.unref();
}

function killOurselves(lastWords: string): void {
  writeSync(standardError, `${lastWords}\n`);
  process.kill(process.pid, 'SIGKILL');
}
