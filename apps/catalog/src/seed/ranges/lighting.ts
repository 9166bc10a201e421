import type { Range } from '../range.js';

export const lighting: Range = {
  category: 'lighting',
  articles: [
    { code: 'DESKLAMP', name: 'Desk lamp', price: 6_990, description: 'Turns in every joint and stays where it was put.' },
    { code: 'FLOORLAMP', name: 'Floor lamp', price: 12_990, description: 'A warm circle of light for one chair and one book.' },
    { code: 'PENDANT', name: 'Pendant lamp', price: 8_990, description: 'Spun from one sheet of metal, with two metres of textile cable.' },
    { code: 'BEDLAMP', name: 'Bedside lamp', price: 4_490, description: 'Dims to almost nothing, so that one may read and one may sleep.' },
    { code: 'WALLLAMP', name: 'Wall lamp', price: 5_990, description: 'Swings to the side when it is not needed.' },
    { code: 'LANTERN', name: 'Rechargeable lantern', price: 3_990, description: 'Twelve hours on the balcony, then back to the plug.' },
    { code: 'STRIPLIGHT', name: 'Shelf light', price: 2_990, description: 'Sticks below a shelf and wakes when somebody comes near.' },
    { code: 'CLIPLAMP', name: 'Clip lamp', price: 2_490, description: 'Bites on any edge up to five centimetres.' },
  ],
  variants: [
    { code: 'BLACK', name: 'black' },
    { code: 'WHITE', name: 'white' },
    { code: 'BRASS', name: 'brass', extra: 1_500 },
  ],
};
