/** Codes of errors that the gateway raises without having called the service. */
export const breakerOpen = 'GATEWAY_BREAKER_OPEN';
export const bulkheadFull = 'GATEWAY_BULKHEAD_FULL';
