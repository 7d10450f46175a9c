import { m } from '#lib/paraglide/messages.js';

/** Labels of the two tiles, in their order. */
export const sides = (): readonly [string, string] => [m.true(), m.false()];

export const sideText = (value: boolean): string => (value ? m.true() : m.false());
