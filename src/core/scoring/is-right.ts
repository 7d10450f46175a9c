/** An answer at least half right keeps a streak going and is shown as right [SCORING-2]. */
export const isRight = (grade: number): boolean => grade >= 0.5;
