import { RetryBudget } from './retry-budget.js';

describe('a budget of repeats', () => {
  const spendAll = (budget: RetryBudget): number => {
    let count = 0;
    while (budget.spend()) count++;
    return count;
  };

  it('has a reserve, and a share of what was asked since', () => {
    const budget = new RetryBudget({ share: 0.1, reserve: 20 });
    expect(spendAll(budget)).toBe(20);
    for (let request = 0; request < 101; request++) budget.earn();
    expect(spendAll(budget)).toBe(10);
  });

  it('saves no more than its reserve', () => {
    const budget = new RetryBudget({ share: 0.1, reserve: 2 });
    for (let request = 0; request < 1_000; request++) budget.earn();
    expect(spendAll(budget)).toBe(2);
  });
});
