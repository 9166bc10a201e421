import { dictionary } from '@zxcvbn-ts/language-common';
import { normalizePassword } from './normalize-password.js';

const shortest = 8;

/** What guessers try first, in whatever case; shorter ones are refused anyway. About 20,000. */
const common: ReadonlySet<string> = new Set(dictionary['passwords-common'].filter((password) => password.length >= shortest));

export const isCommonPassword = (password: string): boolean => common.has(normalizePassword(password).toLowerCase());
