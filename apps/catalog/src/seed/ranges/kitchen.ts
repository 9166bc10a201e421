import type { Range } from '../range.js';

export const kitchen: Range = {
  category: 'kitchen',
  articles: [
    { code: 'MUG', name: 'Stoneware mug', price: 1_490, description: 'Holds 300 ml, keeps them warm and survives the dishwasher.' },
    { code: 'BOWL', name: 'Cereal bowl', price: 1_290, description: 'Deep enough for soup, wide enough for breakfast.' },
    { code: 'PLATE', name: 'Dinner plate', price: 1_690, description: '27 cm across, glazed by hand, no two are alike.' },
    { code: 'JUG', name: 'Water jug', price: 3_490, description: 'Pours without a drip and fits the door of the fridge.' },
    {
      code: 'TEAPOT',
      name: 'Teapot with strainer',
      price: 4_290,
      description: 'Four cups; the strainer lifts out when the tea is strong enough.',
    },
    { code: 'BOARD', name: 'Chopping board', price: 2_490, description: 'Heavy enough to stay where it is, with a groove for the juice.' },
    { code: 'OVENDISH', name: 'Oven dish', price: 3_990, description: 'From the freezer to the oven to the table.' },
    { code: 'SALTPOT', name: 'Salt pot with lid', price: 1_590, description: 'Stands by the stove and keeps its lid open with one thumb.' },
  ],
  variants: [
    { code: 'SAND', name: 'sand' },
    { code: 'SLATE', name: 'slate' },
    { code: 'FOREST', name: 'forest green', extra: 200 },
  ],
};
