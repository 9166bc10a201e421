/** Of HTTP itself, for whatever carries the answer. */
const ofHttp = [
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
  'x-accel-buffering',
];

/** For browsers, which should render nothing of this. */
const ofProtection = ['content-security-policy', 'cross-origin-resource-policy', 'referrer-policy', 'strict-transport-security', 'x-content-type-options', 'x-frame-options']; // prettier-ignore

/** What answers carry whatever they are about, so that no document names it. */
const everywhere = new Set([...ofHttp, ...ofProtection]);

/**
 * The header fields of an answer that its document does not name.
 * @param documented in lower case
 */
export const undocumentedFields = (headers: object, documented: readonly string[]): string[] =>
  Object.keys(headers).filter((name) => !everywhere.has(name) && !documented.includes(name));
