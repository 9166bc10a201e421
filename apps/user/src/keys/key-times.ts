/**
 * When a row of signing_keys changes into its next state, with the seconds of the announcement as $1 and of a token's life as $2.
 * A retired key is needed for as long as tokens live, and longer by what an instance may be late in noticing.
 */
export const nextAt = `
  CASE state
    WHEN 'pending' THEN created_at + $1 * interval '1 second'
    WHEN 'active' THEN activated_at + interval '30 days'
    WHEN 'retired' THEN retired_at + ($1 + $2) * interval '1 second'
  END`;
