import type { Range } from '../range.js';

export const garden: Range = {
  category: 'garden',
  articles: [
    { code: 'TROWEL', name: 'Hand trowel', price: 1_890, description: 'Forged in one piece with a handle of ash.' },
    { code: 'SECATEURS', name: 'Secateurs', price: 4_590, description: 'Cuts branches up to two centimetres; the blades can be replaced.' },
    { code: 'WATERCAN', name: 'Watering can', price: 3_790, description: 'Finds its balance full or empty, with a fine rose.' },
    { code: 'PLANTPOT', name: 'Plant pot', price: 1_990, description: 'Frost-proof, with a hole and a saucer.' },
    { code: 'RAISEDBED', name: 'Raised bed', price: 9_990, description: 'Larch boards that need neither paint nor screws.' },
    {
      code: 'BIRDHOUSE',
      name: 'Nesting box',
      price: 2_990,
      description: 'For tits and sparrows; opens at the side for the autumn cleaning.',
    },
    { code: 'KNEELER', name: 'Kneeling mat', price: 1_690, description: 'Two centimetres of cork between knee and gravel.' },
    { code: 'TWINE', name: 'Garden twine', price: 790, description: 'Jute that holds a summer and rots in a winter.' },
  ],
  variants: [
    { code: 'S', name: 'small' },
    { code: 'M', name: 'medium', extra: 500 },
    { code: 'L', name: 'large', extra: 1_200 },
  ],
};
