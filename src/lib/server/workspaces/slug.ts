const SUFFIX_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** `Zoë's Quiz Café` → `zoes-quiz-cafe-k3xq`: readable, and taken by nobody else. */
export function slugFor(name: string, random: Uint8Array): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const suffix = [...random].map((byte) => SUFFIX_ALPHABET[byte % SUFFIX_ALPHABET.length] ?? '').join('');
  return `${words === '' ? 'quiz' : words}-${suffix}`;
}
