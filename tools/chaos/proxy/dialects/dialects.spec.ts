import { Faults } from '../faults.js';
import type { Passage } from './dialect.js';
import { Frames } from './frames.js';
import { http } from './http.js';
import { kafka } from './kafka.js';
import { postgres } from './postgres.js';

const text = (passages: readonly Passage[]) =>
  passages.map((passage) => (typeof passage === 'string' ? passage : passage.bytes.toString('latin1')));

describe('frames', () => {
  const frames = () => new Frames((bytes) => (bytes.length < 1 ? undefined : bytes[0]));
  const sent = Buffer.from([3, 1, 2, 1, 2, 9]);

  it('are cut the same way, however the bytes arrive', () => {
    const [whole, single] = [frames(), frames()];
    const expected = [Buffer.from([3, 1, 2]), Buffer.from([1]), Buffer.from([2, 9])];
    expect(whole.cut(sent)).toEqual(expected);
    expect([...sent].flatMap((byte) => single.cut(Buffer.from([byte])))).toEqual(expected);
  });

  it('wait until they are whole', () => {
    const stream = frames();
    expect(stream.cut(Buffer.from([4, 1, 1]))).toEqual([]);
    expect(stream.cut(Buffer.from([9, 4]))).toEqual([Buffer.from([4, 1, 1, 9])]);
  });
});

describe('on a Postgres link', () => {
  const message = (letter: string, body: string) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(4 + body.length);
    return Buffer.concat([Buffer.from(letter), length, Buffer.from(body)]);
  };
  const inserted = message('C', 'INSERT 0 1\0');
  const committed = message('C', 'COMMIT\0');
  const rolledBack = message('C', 'ROLLBACK\0');
  const ready = message('Z', 'I');

  it('everything passes until an answer is to be lost', () => {
    expect(text(postgres(new Faults()).down(Buffer.concat([committed, ready])))).toEqual(text([{ bytes: committed }, { bytes: ready }]));
  });

  it('the answer to COMMIT is lost, with what came behind it', () => {
    const faults = new Faults();
    const link = postgres(faults);
    faults.owe('commit', 1);
    expect(text(link.down(Buffer.concat([inserted, committed, ready])))).toEqual([inserted.toString('latin1'), 'reset']);
    expect(faults.counts).toEqual({ 'lost-commit': 1 });
  });

  it('a COMMIT that rolled back is not what we wait for', () => {
    const faults = new Faults();
    faults.owe('commit', 1);
    expect(text(postgres(faults).down(rolledBack))).toEqual([rolledBack.toString('latin1')]);
    expect(faults.counts).toEqual({});
  });
});

describe('on a Kafka link', () => {
  const request = (apiKey: number, correlationId: number) => {
    const frame = Buffer.alloc(14);
    frame.writeInt32BE(10);
    frame.writeInt16BE(apiKey, 4);
    frame.writeInt32BE(correlationId, 8);
    return frame;
  };
  const answer = (correlationId: number) => {
    const frame = Buffer.alloc(10);
    frame.writeInt32BE(6);
    frame.writeInt32BE(correlationId, 4);
    return frame;
  };
  const open = (...owed: Parameters<Faults['owe']>[0][]) => {
    const faults = new Faults();
    for (const what of owed) faults.owe(what, 1);
    return { faults, link: kafka(faults, 12_000) };
  };

  it('the answer to Produce is lost, and no other', () => {
    const { faults, link } = open('produce');
    expect(link.up(Buffer.concat([request(1, 7), request(0, 8)]))).toHaveLength(2);
    expect(link.down(answer(7))).toEqual([{ bytes: answer(7) }]);
    expect(link.down(answer(8))).toEqual(['reset']);
    expect(faults.counts).toEqual({ 'lost-produce': 1 });
  });

  it('the request OffsetCommit is lost, and what comes before and after it passes', () => {
    const { faults, link } = open('offset-commit');
    const [before, after] = [request(1, 1), request(8, 3)];
    expect(link.up(Buffer.concat([before, request(8, 2), after]))).toEqual([{ bytes: before }, { bytes: after }]);
    expect(faults.counts).toEqual({ 'lost-offset-commit': 1 });
  });

  it('a heartbeat comes when the session is over', () => {
    const { faults, link } = open('heartbeat');
    expect(link.up(request(12, 1))).toEqual([{ bytes: request(12, 1), afterMs: 12_000 }]);
    expect(link.up(request(12, 2))).toEqual([{ bytes: request(12, 2) }]);
    expect(faults.counts).toEqual({ 'lost-heartbeat': 1 });
  });
});

describe('on a link to the bank', () => {
  const open = (random: number) => {
    const faults = new Faults();
    faults.owe('bank-answer', 1);
    return { faults, link: http(faults, () => random) };
  };
  const get = Buffer.from('GET /authorizations HTTP/1.1\r\n\r\n');
  const post = Buffer.from('POST /authorizations HTTP/1.1\r\n\r\n');
  const ok = Buffer.from('HTTP/1.1 200 OK\r\n\r\n');

  it('look-ups are answered, and of what was acted upon the answer is lost', () => {
    const { faults, link } = open(0.1);
    link.up(get);
    expect(link.down(ok)).toEqual([{ bytes: ok }]);
    link.up(post);
    link.up(Buffer.from('{"body": true}'));
    expect(link.down(ok)).toEqual(['reset']);
    expect(faults.counts).toEqual({ 'lost-bank-answer': 1 });
  });

  it('or it becomes a 500', () => {
    const { link } = open(0.9);
    link.up(post);
    expect(text(link.down(ok))).toEqual([expect.stringMatching(/^HTTP\/1\.1 500 /), 'end']);
  });

  it('an answer that has begun to arrive is let finish', () => {
    const { faults, link } = open(0.1);
    faults.lose('bank-answer');
    link.up(post);
    link.down(ok);
    faults.owe('bank-answer', 1);
    expect(link.down(Buffer.from('the rest'))).toEqual([{ bytes: Buffer.from('the rest') }]);
  });
});
