import { Registry } from 'prom-client';
import { Usage } from './usage.js';

describe('names of clients', () => {
  let usage: Usage;
  beforeEach(() => (usage = new Usage(new Registry())));

  const ask = (client: string | undefined, caller?: string, times = 1): void => {
    for (let time = 0; time < times; time++) usage.add('GET /orders', { client, caller, status: 200, ms: 1 });
  };
  const counted = () =>
    Object.fromEntries([...(usage.operations.get('GET /orders')?.clients ?? [])].map(([name, { requests }]) => [name, requests]));

  it('count from the first caller on who is known, for everybody', () => {
    ask('web', undefined, 2);
    ask('web', 'ada');
    ask('web');
    ask(undefined);
    expect(counted()).toEqual({ others: 2, web: 2, unnamed: 1 });
  });

  it('cannot be used up by strangers, nor by one caller', () => {
    for (let made = 0; made < 50; made++) ask(`made-up-${made}`);
    for (let made = 0; made < 50; made++) ask(`made-up-${made}`, 'mallory');
    ask('web', 'ada');
    expect(counted()).toEqual({ others: 99, 'made-up-0': 1, web: 1 });
  });

  it('are twenty at most, and nothing but names', () => {
    for (let caller = 0; caller < 30; caller++) ask(`client-${caller}`, `caller ${caller}`);
    expect(counted()).toMatchObject({ 'client-19': 1, others: 10 });
    ask('<script>', 'ada');
    expect(counted()).toMatchObject({ others: 11 });
  });
});
