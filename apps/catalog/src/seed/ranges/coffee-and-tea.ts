import type { Range } from '../range.js';

export const coffeeAndTea: Range = {
  category: 'coffee-and-tea',
  articles: [
    { code: 'ESPRESSO', name: 'Espresso beans', price: 1_190, description: 'Dark and round, with chocolate and roasted hazelnut.' },
    { code: 'FILTER', name: 'Filter coffee beans', price: 1_090, description: 'A light roast for slow mornings: red berries and caramel.' },
    {
      code: 'DECAF',
      name: 'Decaffeinated beans',
      price: 1_290,
      description: 'Washed with spring water; all of the taste, none of the night.',
    },
    { code: 'EARLGREY', name: 'Earl Grey tea', price: 890, description: 'Black tea with the oil of real bergamot.' },
    { code: 'SENCHA', name: 'Sencha green tea', price: 1_390, description: 'First flush, grassy and fresh; brew it at 70 degrees.' },
    { code: 'ROOIBOS', name: 'Rooibos with vanilla', price: 790, description: 'Naturally free of caffeine, soft and sweet.' },
    { code: 'CHAI', name: 'Masala chai', price: 990, description: 'Assam with cardamom, ginger, cinnamon and pepper.' },
    { code: 'COCOA', name: 'Drinking cocoa', price: 1_190, description: 'Half cocoa, half cane sugar, nothing else.' },
  ],
  variants: [
    { code: '250', name: '250 g' },
    { code: '500', name: '500 g', extra: 800 },
    { code: '1000', name: '1 kg', extra: 2_100 },
  ],
};
