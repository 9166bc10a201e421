import { z } from 'zod';
import { Operation } from './operation.js';

const Mug = z.object({ id: z.string(), colour: z.enum(['red', 'blue']).default('red') });
const read = { summary: 'Read a mug', policy: 'public', status: 200, returns: Mug } as const;

class Mugs {
  @Operation(read)
  async right() {
    return { id: '1', hidden: 'dropped' };
  }

  // @ts-expect-error the contract promises an id
  @Operation(read)
  async wrong() {
    return { colour: 'red' as const };
  }
}

describe('Operation', () => {
  it('holds a handler to its contract when it is compiled', async () => {
    expect(await new Mugs().right()).toHaveProperty('id');
  });
});
