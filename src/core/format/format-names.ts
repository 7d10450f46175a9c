/** Every round format, the usual one first. */
export const formatNames = ['quick', 'sheet', 'handout'] as const;
export type FormatName = (typeof formatNames)[number];

/** Formats in which speed decides nothing, unless their round says otherwise: who writes revises. */
export const unhurriedFormats: readonly FormatName[] = ['sheet', 'handout'];
