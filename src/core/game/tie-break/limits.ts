/** Longest question and unit of a tie-break, in UTF-16 units. */
export const MAX_TIE_PROMPT = 300;
export const MAX_TIE_UNIT = 20;
