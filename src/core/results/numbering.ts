/** How players without names are numbered: as they joined, or as they stand on the scoreboard. */
export const numberings = ['joined', 'place'] as const;
export type Numbering = (typeof numberings)[number];
