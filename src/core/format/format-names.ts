/** Every round format, the usual one first. */
export const formatNames = ['quick'] as const;
export type FormatName = (typeof formatNames)[number];
