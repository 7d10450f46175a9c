import type { Environment } from './check.ts';

const HIDDEN = '•••';
/** Shorter ones would hide half of every sentence. */
const SHORTEST = 4;
/** From this length on no sentence holds one by chance. */
const UNMISTAKABLE = 8;
const SECRET_NAME = /SECRET|TOKEN|PASSWORD|DSN|WEBHOOK/;

/** Hides every secret of this environment in a text, and what else looks like a password in an address: but in examples. */
export function masker(env: Environment): (text: string) => string {
  const secrets = Object.entries(env)
    .flatMap(([name, value]) => (value === undefined ? [] : secretsOf(name, value)))
    .filter((secret) => secret.length >= SHORTEST)
    // A secret that holds another one goes first.
    .sort((a, b) => b.length - a.length);
  const known = [...new Set(secrets)].map((secret) => new RegExp(patternFor(secret), 'gu'));
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

/** A short password such as “quiz” counts as a whole word only. */
const patternFor = (secret: string) =>
  secret.length >= UNMISTAKABLE
    ? escapeRegExp(secret)
    : `(?<![\\p{L}\\p{N}])${escapeRegExp(secret)}(?![\\p{L}\\p{N}])`;

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
