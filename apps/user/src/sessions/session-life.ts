/** How long a session may last in all, and how long without its tokens being renewed. */
export const [wholeLife, idleLife] = ["interval '30 days'", "interval '7 days'"];

/** For a row `s` of sessions. */
export const isOpen = `s.ended_at IS NULL AND s.expires_at > now() AND s.rotated_at > now() - ${idleLife}`;
