import type { Range } from '../range.js';

export const games: Range = {
  category: 'games',
  articles: [
    { code: 'CHESS', name: 'Chess set', price: 4_990, description: 'Weighted pieces of boxwood and a board that folds around them.' },
    { code: 'GO', name: 'Go set', price: 5_990, description: '361 stones in two bowls; a minute to learn, a life to play.' },
    { code: 'BACKGAMMON', name: 'Backgammon', price: 5_490, description: 'Inlaid felt that keeps the dice quiet.' },
    { code: 'DOMINOES', name: 'Dominoes', price: 1_990, description: 'Double six, heavy and smooth.' },
    { code: 'CARDS', name: 'Playing cards', price: 1_290, description: 'Linen finish, large figures, no plastic in the box.' },
    { code: 'JIGSAW', name: 'Jigsaw puzzle', price: 2_490, description: '1,000 pieces of an old map of the sky.' },
    { code: 'DICE', name: 'Set of dice', price: 1_490, description: 'From four sides to twenty, in a tin.' },
    { code: 'MIKADO', name: 'Pick-up sticks', price: 1_190, description: '41 sticks and one steady hand.' },
  ],
  variants: [
    { code: 'CLASSIC', name: 'classic edition' },
    { code: 'TRAVEL', name: 'travel edition', extra: -300 },
    { code: 'DELUXE', name: 'deluxe edition', extra: 2_500 },
  ],
};
