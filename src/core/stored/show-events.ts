import { formats } from '../format/formats.ts';
import { evolveShow } from '../game/show/show.ts';

/**
 * The types of the events of which one is enough to tell that the host has begun: those of the show itself and of every
 * format. Everything else can happen while people come in.
 */
export const showEvents: readonly string[] = [
  ...Object.keys(evolveShow),
  'itemRevealed',
  ...Object.values(formats).flatMap(({ evolve }) => Object.keys(evolve))
];
