import { audio } from './ranges/audio.js';
import { bathAndBody } from './ranges/bath-and-body.js';
import { coffeeAndTea } from './ranges/coffee-and-tea.js';
import { games } from './ranges/games.js';
import { garden } from './ranges/garden.js';
import { kitchen } from './ranges/kitchen.js';
import { lighting } from './ranges/lighting.js';
import { stationery } from './ranges/stationery.js';
import { textiles } from './ranges/textiles.js';
import { travel } from './ranges/travel.js';
import type { Range } from './range.js';

export const ranges: readonly Range[] = [audio, bathAndBody, coffeeAndTea, games, garden, kitchen, lighting, stationery, textiles, travel];
