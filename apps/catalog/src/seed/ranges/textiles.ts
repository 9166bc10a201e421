import type { Range } from '../range.js';

export const textiles: Range = {
  category: 'textiles',
  articles: [
    { code: 'BLANKET', name: 'Wool blanket', price: 8_990, description: 'Woven from merino, 130 by 180 cm, warm without weight.' },
    { code: 'CUSHION', name: 'Cushion cover', price: 2_490, description: 'Washed linen, 50 by 50 cm, with a zip that hides.' },
    { code: 'TOWEL', name: 'Bath towel', price: 2_990, description: 'Thick cotton terry that dries before the next morning.' },
    { code: 'TEATOWEL', name: 'Tea towel', price: 990, description: 'Half linen: lint-free from the third wash on.' },
    { code: 'APRON', name: 'Kitchen apron', price: 3_490, description: 'Crossed straps, two pockets, no knot in the neck.' },
    { code: 'NAPKINS', name: 'Set of four napkins', price: 2_790, description: 'For guests, and for Tuesdays.' },
    { code: 'RUNNER', name: 'Table runner', price: 3_290, description: '40 by 150 cm of heavy linen with mitred corners.' },
    { code: 'BEDSET', name: 'Bed linen set', price: 11_990, description: 'One cover and one pillow case of long-staple cotton percale.' },
  ],
  variants: [
    { code: 'NATURAL', name: 'natural' },
    { code: 'OCEAN', name: 'ocean blue' },
    { code: 'TERRA', name: 'terracotta' },
  ],
};
