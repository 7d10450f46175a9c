/** From the announcement to the opening, in ms: time to read “question 4” and for every clock to agree. */
export const LEAD_MS = 3_000;
/** The same once the question has been read, in ms: time for every phone to hear of it. */
export const READ_LEAD_MS = 1_500;
/** The same after a skip, in ms: so long it can be taken back, and the next question betrays nothing [GAME-20]. */
export const SKIP_LEAD_MS = 5_000;
/** An early lock is announced so long ahead, in ms: phones send what was entered and not sent [GAME-19]. */
export const LOCK_NOTICE_MS = 1_000;
/** Once everybody has answered, the clock runs for so long, in ms [GAME-22]. */
export const ALL_IN_MS = 2_000;
/** Most that one press may add to or take from the time, in ms. */
export const MAX_EXTEND_MS = 120_000;

/** Most time that a question stands alone by itself, in ms. */
const MAX_READING_MS = 20_000;
/** How long reading a text takes, in ms: 1 s per 20 characters. */
export const readsMs = (text: string): number => Math.min(MAX_READING_MS, 50 * [...text].length);
/** How long a question stands alone before it opens, in ms: 2 s and the time to read it [GAME-24]. */
export const readingMs = (prompt: string): number => Math.min(MAX_READING_MS, 2_000 + readsMs(prompt));
