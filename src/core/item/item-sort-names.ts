/** What a round is made of, the usual first. */
export const itemSortNames = ['question', 'slide', 'break'] as const;
export type ItemSortName = (typeof itemSortNames)[number];
