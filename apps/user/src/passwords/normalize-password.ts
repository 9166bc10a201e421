/** One password typed on two keyboards is one password. */
export const normalizePassword = (password: string): string => password.normalize('NFKC');
