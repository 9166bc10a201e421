const hour = 60 * 60 * 1000;

/**
 * What is younger must still be there: a little less than the services keep it, so that a clean-up in the middle of an audit is no loss.
 * Keys are kept for 48 hours, published facts for 8 days.
 */
export const isKept = {
  key: ({ ageMs }: { readonly ageMs: number }): boolean => ageMs < 47 * hour,
  facts: ({ ageMs }: { readonly ageMs: number }): boolean => ageMs < (8 * 24 - 1) * hour,
};
