/** Scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * A text of somebody, to stand inside a sentence of ours: its direction moves nothing around it (U+2068 and U+2069). Where
 * it stands alone, `<bdi>` and `dir="auto"` do the same.
 */
export const isolate = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
