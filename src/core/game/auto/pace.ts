/** How fast the evening goes on by itself, the slowest first. */
export const paces = ['calm', 'normal', 'brisk'] as const;
export type Pace = (typeof paces)[number];

/** So much longer than at a normal pace a step is looked at. */
export const SLOWNESS: Readonly<Record<Pace, number>> = { calm: 1.6, normal: 1, brisk: 0.6 };
