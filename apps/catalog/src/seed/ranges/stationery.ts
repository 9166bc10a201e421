import type { Range } from '../range.js';

export const stationery: Range = {
  category: 'stationery',
  articles: [
    { code: 'NOTEBOOK', name: 'Notebook', price: 1_290, description: '192 pages that lie flat, on paper that ink does not soak through.' },
    { code: 'SKETCHBOOK', name: 'Sketchbook', price: 1_890, description: 'Heavy paper with a little tooth, for pencil and light washes.' },
    { code: 'PLANNER', name: 'Weekly planner', price: 1_990, description: 'A week on two pages, without dates: begin when you like.' },
    {
      code: 'FOUNTAINPEN',
      name: 'Fountain pen',
      price: 3_490,
      description: 'A steel nib of medium width that starts on the first stroke.',
    },
    { code: 'PENCILCASE', name: 'Pencil case', price: 1_590, description: 'Waxed canvas with a zip of brass.' },
    { code: 'DESKPAD', name: 'Desk pad', price: 2_990, description: 'Wool felt on cork; a calm place for a keyboard or a letter.' },
    { code: 'CLIPBOARD', name: 'Clipboard', price: 1_190, description: 'A firm back for a note taken standing up.' },
    { code: 'LETTERSET', name: 'Letter set', price: 1_490, description: 'Twenty sheets and ten envelopes, for words that should last.' },
  ],
  variants: [
    { code: 'INK', name: 'ink blue' },
    { code: 'RUST', name: 'rust' },
    { code: 'MOSS', name: 'moss green' },
  ],
};
