/** What an orchestrator asks: has it started, does it live, may it have requests? */
export const healthPaths = { startup: '/health/startup', live: '/health/live', ready: '/health/ready' } as const;
