import { placeOrderStory } from '@app/contracts';
import { sagaPicture } from './saga-picture.js';
import { systemPicture } from './system-picture.js';

const wordsIn = (svg: string): string[] => [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, words = '']) => words);
const telling = placeOrderStory.filter(({ tells }) => tells.length > 0);

describe('the picture of the saga', () => {
  const words = wordsIn(sagaPicture(placeOrderStory));

  it('has a box for each step that tells something', () => {
    expect(telling.filter(({ does }) => !words.includes(does))).toEqual([]);
  });

  it('has an arrow for each fact that a step hears', () => {
    const arrows = telling.flatMap(({ hears }) => hears.map(({ type }) => type));
    expect(words.filter((word) => arrows.includes(word)).toSorted()).toEqual(arrows.toSorted());
  });
});

describe('the picture of the system', () => {
  it('shows each topic where it is told and where it is read', () => {
    const topicNames = wordsIn(systemPicture()).filter((word) => word.endsWith('.v1'));
    expect(topicNames.filter((name) => name === 'order.events.v1')).toHaveLength(3);
    expect(topicNames.filter((name) => name === 'catalog.products.v1')).toHaveLength(2);
  });
});
