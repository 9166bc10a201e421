import { newId, timeOfId } from './id.js';

describe('an id', () => {
  it('says when it was made', () => {
    const before = Date.now();
    const time = timeOfId(newId());
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  });

  it.each(['', 'a-request-id', '9f8b0d0e-6a1c-4f0e-9a4b-0d6f6d5b7c11'])('says nothing when somebody else made it: %s', (id) =>
    expect(timeOfId(id)).toBeUndefined(),
  );
});
