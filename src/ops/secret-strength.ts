/** Secrets that stand in our own files: anybody can read them there. */
export const PUBLISHED = ['only-for-development-never-for-a-real-party', 'partyquiz_dev_password'];
const PLACEHOLDER =
  /change.?me|replace.?(me|this)|your.?secret|example|placeholder|to.?be.?set|secret.?(key|here)|<.*>|x{6}/i;
/** Random characters of base64 have more than four bits each, of hex more than three. */
const LOWEST_BITS = 2.9;
const LONGEST_PATTERN = 12;

export type SecretFault = 'published' | 'placeholder' | 'weak';

/** Why a secret is none; `undefined` where nothing speaks against it. */
export function findSecretFault(secret: string): SecretFault | undefined {
  if (PUBLISHED.includes(secret)) return 'published';
  if (PLACEHOLDER.test(secret)) return 'placeholder';
  return isWeak(secret) ? 'weak' : undefined;
}

/** Few different characters, or one pattern again and again. */
export function isWeak(value: string): boolean {
  for (let length = 1; length <= Math.min(LONGEST_PATTERN, value.length / 2); length++)
    if (value === value.slice(0, length).repeat(value.length).slice(0, value.length)) return true;
  return bitsPerCharacter(value) < LOWEST_BITS;
}

/** Shannon’s entropy of its characters, in bits. */
function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
