import type { Range } from '../range.js';

export const audio: Range = {
  category: 'audio',
  articles: [
    { code: 'HEADPHONES', name: 'Headphones', price: 9_990, description: 'Closed, light, with a cable that can be replaced.' },
    { code: 'EARPHONES', name: 'Wireless earphones', price: 7_990, description: 'Six hours in the ear, eighteen more in the case.' },
    { code: 'SPEAKER', name: 'Portable speaker', price: 6_990, description: 'Fills a kitchen and survives the sink.' },
    { code: 'SOUNDBAR', name: 'Sound bar', price: 18_990, description: 'Makes voices clear without waking the neighbours.' },
    { code: 'RADIO', name: 'Kitchen radio', price: 8_490, description: 'Two dials: one for the station, one for how loud.' },
    { code: 'TURNTABLE', name: 'Turntable', price: 24_990, description: 'Belt-driven, with a pickup that is kind to old records.' },
    { code: 'MICROPHONE', name: 'Desk microphone', price: 11_990, description: 'Hears the voice in front of it and not the fan behind.' },
    { code: 'AMPLIFIER', name: 'Desktop amplifier', price: 15_990, description: 'Twice 40 watts in the space of a paperback.' },
  ],
  variants: [
    { code: 'BLACK', name: 'black' },
    { code: 'SILVER', name: 'silver' },
    { code: 'WALNUT', name: 'walnut', extra: 2_000 },
  ],
};
