import type { Environment } from './check.ts';

const HIDDEN = '•••';
/** Shorter ones would hide half of every sentence. */
const SHORTEST = 4;
const SECRET_NAME = /SECRET|TOKEN|PASSWORD|DSN|WEBHOOK/;

/** Hides every secret of this environment in a text, and what else looks like a password in an address: but in examples. */
export function masker(env: Environment): (text: string) => string {
  const secrets = Object.entries(env)
    .flatMap(([name, value]) => (value === undefined ? [] : secretsOf(name, value)))
    .filter((secret) => secret.length >= SHORTEST)
    // A secret that holds another one goes first.
    .sort((a, b) => b.length - a.length);
  const known = [...new Set(secrets)].map(
    // Only whole words: the password “quiz” does not blot out quiz.example.org.
    (secret) => new RegExp(`(?<![\\p{L}\\p{N}.-])${escapeRegExp(secret)}(?![\\p{L}\\p{N}.-])`, 'gu')
  );
  return (text) =>
    known
      .reduce((result, secret) => result.replace(secret, HIDDEN), text)
      .replace(/(\w:\/\/[^\s:/@]*):(?!password@)[^\s@]+@/g, `$1:${HIDDEN}@`);
}

function secretsOf(name: string, value: string): string[] {
  if (SECRET_NAME.test(name)) return [value, value.trim()];
  const password = /^\s*["']?[\w+.-]+:\/\/[^\s:/@]*:(.+)@/.exec(value)?.[1];
  return password === undefined ? [] : [password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a per cent sign of its own
  }
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
