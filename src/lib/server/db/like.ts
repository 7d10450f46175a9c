/** A pattern for what holds a text somewhere; a `%` or `_` that somebody typed means itself. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
