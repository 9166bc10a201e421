import type { Range } from '../range.js';

export const travel: Range = {
  category: 'travel',
  articles: [
    {
      code: 'BACKPACK',
      name: 'Day backpack',
      price: 8_990,
      description: '18 litres, a sleeve for a laptop and a pocket that nobody else finds.',
    },
    { code: 'WEEKENDER', name: 'Weekend bag', price: 12_990, description: 'Three days of clothes, and it fits under the seat.' },
    { code: 'WASHBAG', name: 'Wash bag', price: 2_990, description: 'Hangs from any hook and dries inside out.' },
    {
      code: 'PACKCUBES',
      name: 'Set of packing cubes',
      price: 3_490,
      description: 'Three sizes that make one suitcase into a chest of drawers.',
    },
    { code: 'BOTTLE', name: 'Steel bottle', price: 2_690, description: 'Half a litre, hot for twelve hours or cold for twenty-four.' },
    { code: 'NECKPILLOW', name: 'Neck pillow', price: 2_990, description: 'Memory foam in a washable cover, rolls to the size of a fist.' },
    { code: 'UMBRELLA', name: 'Pocket umbrella', price: 3_290, description: 'Eight ribs of fibreglass that bend back after a gust.' },
    { code: 'PASSPORT', name: 'Passport cover', price: 1_990, description: 'Room for two boarding passes and one lucky coin.' },
  ],
  variants: [
    { code: 'GRAPHITE', name: 'graphite' },
    { code: 'OLIVE', name: 'olive' },
    { code: 'SUN', name: 'sun yellow' },
  ],
};
