/** Of a quiz and of a round, in UTF-16 units. */
export const MAX_TITLE_LENGTH = 120;
