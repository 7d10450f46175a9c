/** From the announcement to the opening, in ms: time to read “question 4” and for every clock to agree. */
export const LEAD_MS = 3_000;
/** The same after a skip, in ms: so long it can be taken back, and the next question betrays nothing [GAME-20]. */
export const SKIP_LEAD_MS = 5_000;
/** An early lock is announced so long ahead, in ms: phones send what was entered and not sent [GAME-19]. */
export const LOCK_NOTICE_MS = 1_000;
/** Once everybody has answered, the clock runs for so long, in ms [GAME-22]. */
export const ALL_IN_MS = 2_000;
/** Most that one press may add to or take from the time, in ms. */
export const MAX_EXTEND_MS = 120_000;
