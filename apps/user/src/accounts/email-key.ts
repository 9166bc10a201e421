/** Two spellings of one address are one account: servers that tell case apart are not found in practice. */
export const emailKey = (email: string): string => email.normalize('NFKC').toLowerCase();
