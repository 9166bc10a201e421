import { isCommonPassword } from './common-passwords.js';

it.each(['password1', 'Password1', 'QWERTYUIOP', 'ｐａｓｓｗｏｒｄ１'])('%s is one of the passwords that are tried first', (password) =>
  expect(isCommonPassword(password)).toBe(true),
);

it.each(['saga-shop-demo', 'correct horse battery', 'pässwort'])('%s is not', (password) => expect(isCommonPassword(password)).toBe(false));
