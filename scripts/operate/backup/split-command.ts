/**
 * Splits a command line into its words, as a shell would: quotes hold words together, and a backslash makes the quote,
 * backslash or space after it an ordinary character. Nothing is expanded. Other backslashes stay, for paths of Windows.
 *
 * @throws Error when a quote is not closed
 */
export function splitCommand(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const next = text.charAt(index + 1);
    if (char === '\\' && quote !== "'" && isEscapable(next, quote)) {
      word = (word ?? '') + next;
      index++;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (quote !== '') throw new Error(`has a ${quote} that is not closed`);
  if (word !== undefined) words.push(word);
  return words;
}

const isEscapable = (char: string, quote: string): boolean =>
  char === '"' || char === '\\' || (quote === '' && (char === "'" || char === ' '));
