import { z } from 'zod';

/** Origins that are written down, or one name whose addresses change: `dns+http://order:3003`. */
export type Address =
  | { readonly kind: 'list'; readonly origins: readonly string[] }
  | { readonly kind: 'dns'; readonly protocol: 'http:' | 'https:'; readonly host: string; readonly port: string };

/**
 * Only origins count: the paths of a service are those of the gateway.
 * @param text `http://a:1`, `http://a:1,http://b:1` or `dns+http://order:3003`
 * @throws Error in words for whoever set the variable
 */
export function parseAddress(text: string): Address {
  if (text.startsWith('dns+')) {
    const { protocol, hostname, port } = urlOf(text.slice('dns+'.length));
    return { kind: 'dns', protocol: protocol as 'http:' | 'https:', host: hostname, port: port || (protocol === 'https:' ? '443' : '80') };
  }
  const origins = text.split(',').map((part) => urlOf(part.trim()).origin);
  return { kind: 'list', origins: [...new Set(origins)] };
}

function urlOf(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new Error('expected http(s) addresses, or one with dns+ before it');
  return url;
}

/** As a variable or a field of one. */
export const Address = z.string().transform((text, context): Address => {
  try {
    return parseAddress(text);
  } catch (error) {
    context.addIssue((error as Error).message);
    return z.NEVER;
  }
});
