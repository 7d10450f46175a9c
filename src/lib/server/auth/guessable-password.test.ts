import { describe, expect, it } from 'vitest';
import { isGuessable } from './guessable-password.ts';

const about = ['Ada Lovelace', 'ada.lovelace@example.org'];

describe('a password', () => {
  it.each([
    '1234567890',
    '0987654321',
    'password123',
    'Passw0rd123!',
    'iloveyou1234',
    'basketball1',
    'liverpool2024',
    'wachtwoord1',
    'Welkom2024',
    'amsterdam12',
    'partyquiz1',
    'pubquiz2024',
    'qwertyuiop[]',
    'asdfghjkl;',
    '1q2w3e4r5t',
    'qazwsxedcrfv',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'zomerzomer',
    ' '.repeat(10),
    ' \t\u00a0\u2003 \t\u00a0\u2003 ',
    '\u200b'.repeat(10),
    '🎉'.repeat(10),
    'x'.repeat(200),
    'Ada Lovelace',
    'adalovelace',
    'ada.lovelace@example.org',
    'Ada.Lovelace1'
  ])('[ACCOUNT-1] that is found soon is refused: %j', (password) => {
    expect(isGuessable(password, about)).toBe(true);
  });

  it.each([
    'correct horse battery',
    'another password',
    'mijn kat poes',
    'De kat krabt de krullen',
    'kVd82ns0qp',
    'Ada likes green tea',
    'Έχω μια γάτα',
    '私の猫は白いです。',
    'zeven sloten tegelijk'
  ])('[ACCOUNT-1] that takes long to find is good: %j', (password) => {
    expect(isGuessable(password, about)).toBe(false);
  });

  it('[ACCOUNT-1] is not the own address, however long that is', () => {
    const email = 'augusta.ada.king-noel.countess.of.lovelace@analytical-engines.example.org';
    expect(isGuessable(email, ['Ada', email])).toBe(true);
    expect(isGuessable(email.toUpperCase(), ['Ada', email])).toBe(true);
  });

  it('[ACCOUNT-1] is judged in a moment, whatever somebody sends', () => {
    isGuessable('made once', []);
    const began = performance.now();
    for (const piece of ['p4$5', '@4a', 'aB3$', 'qwerty', '1l|!', '12-05-1984 '])
      isGuessable(piece.repeat(50), about);
    // Far more than six of them need, for a machine that does other things meanwhile.
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
