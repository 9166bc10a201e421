import { placeOrderStory } from '@app/contracts';
import { storyDiagram } from './story-diagram.js';
import { storyTable } from './story-table.js';

const lines = storyDiagram(placeOrderStory).split('\n');

describe('the diagram of the story', () => {
  it('declares whatever an arrow names, once', () => {
    const declared = lines.flatMap((line) => /^\s+(\w+)[[(]/.exec(line)?.[1] ?? []);
    const named = lines.flatMap((line) => /^ {2}(\w+) -.*> (\w+)$/.exec(line)?.slice(1) ?? []);
    expect(new Set(declared).size).toBe(declared.length);
    expect(named.filter((name) => !declared.includes(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });

  it('marks the point of no return', () => {
    expect(lines.filter((line) => line.endsWith(':::pivot'))).toEqual(['    order_confirm_order["confirm order"]:::pivot']);
  });
});

describe('the table of the story', () => {
  it('has a row for each step', () => {
    const text = storyTable(placeOrderStory);
    expect(placeOrderStory.filter(({ does }) => !text.includes(does))).toEqual([]);
  });
});
