import { FetchPositions } from './fetch-positions.js';

/** Of partition `p`, the records up to 99 were handed out; then the group has a new generation. */
function rejoined(): FetchPositions {
  const positions = new FetchPositions();
  positions.handedOut('p', 99n);
  positions.newGeneration();
  return positions;
}

describe('a fetch that outlived its generation', () => {
  it('is refused: it would skip what was handed out before and not committed', () => {
    expect(rejoined().isLeftOver('p', 100n)).toBe(true);
  });

  it('is refused once, since the same position is right when all before it was committed', () => {
    const positions = rejoined();
    positions.isLeftOver('p', 100n);
    expect(positions.isLeftOver('p', 100n)).toBe(false);
  });

  it('is told from one that begins where the group has committed', () => {
    const positions = rejoined();
    expect(positions.isLeftOver('p', 40n)).toBe(false);
    positions.handedOut('p', 99n);
    expect(positions.isLeftOver('p', 100n)).toBe(false);
  });

  it('is refused whatever other partitions do', () => {
    const positions = rejoined();
    positions.handedOut('q', 99n);
    expect(positions.isLeftOver('p', 100n)).toBe(true);
  });

  it('may come from two generations ago', () => {
    const positions = rejoined();
    positions.newGeneration();
    expect(positions.isLeftOver('p', 100n)).toBe(true);
  });
});
