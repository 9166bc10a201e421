import type { Range } from '../range.js';

export const bathAndBody: Range = {
  category: 'bath-and-body',
  articles: [
    { code: 'SOAP', name: 'Hand soap', price: 690, description: 'Olive oil and little else, boiled for a week.' },
    { code: 'SHAMPOO', name: 'Solid shampoo', price: 1_090, description: 'One bar for eighty washes, without a bottle.' },
    { code: 'BODYOIL', name: 'Body oil', price: 1_890, description: 'Jojoba and almond, gone into the skin in a minute.' },
    { code: 'BATHSALT', name: 'Bath salt', price: 1_390, description: 'From the sea, with the oil of the plant in its name.' },
    { code: 'CANDLE', name: 'Scented candle', price: 2_490, description: 'Rapeseed wax that burns for forty hours.' },
    { code: 'HANDCREAM', name: 'Hand cream', price: 1_290, description: 'For gardeners, bakers and all who wash their hands.' },
    { code: 'LIPBALM', name: 'Lip balm', price: 590, description: 'Beeswax and shea butter in a tin.' },
    { code: 'ROOMSPRAY', name: 'Room spray', price: 1_690, description: 'Two puffs, and somebody has opened a window.' },
  ],
  variants: [
    { code: 'LAVENDER', name: 'lavender' },
    { code: 'CEDAR', name: 'cedar' },
    { code: 'CITRUS', name: 'citrus' },
  ],
};
