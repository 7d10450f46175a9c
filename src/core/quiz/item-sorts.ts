/** What a round is made of. A frozen show has questions; the other sorts are kept until a format plays them. */
export const itemSorts = ['question', 'slide', 'break', 'minigame'] as const;
export type ItemSort = (typeof itemSorts)[number];
