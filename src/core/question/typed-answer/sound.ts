/**
 * How a word of plain letters sounds, roughly, in English and Dutch: «Ghandi» and «Gandhi», «Freddy» and «Freddie», «Kroatia»
 * and «Croatia» are the same. For other scripts the word itself.
 */
export function soundOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  return word
    .replace(/ph/g, 'f')
    .replace(/(?!^)h/g, '')
    .replace(/c(?=[eiy])|[zx]/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/y/g, 'i')
    .replace(/dt/g, 't')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?!^)(?:ie|e)$/, (end) => (end === 'e' ? '' : 'i'));
}
