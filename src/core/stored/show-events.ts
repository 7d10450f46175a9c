import type { GameEvent } from '../game/events.ts';

/**
 * Which events tell that the host has begun: of two stored sessions, the one with such an event is more than a lobby. Everything
 * else can happen while people come in. The compiler asks it of every new event.
 */
const tellsOfShow: Record<GameEvent['type'], boolean> = {
  playerJoined: false,
  playerRenamed: false,
  playerKicked: false,
  doorClosed: false,
  doorOpened: false,
  gamePaused: false,
  gameResumed: false,
  answerAccepted: true,
  roundIntroduced: true,
  itemAnnounced: true,
  itemOpened: true,
  deadlineMoved: true,
  itemLocked: true,
  itemRevealed: true,
  itemSkipped: true,
  skipUndone: true,
  scoreboardShown: true,
  podiumReached: true,
  gameEnded: true
};

/** The types of the events of which one is enough: the show has begun. */
export const showEvents: readonly string[] = Object.entries(tellsOfShow)
  .filter(([, tells]) => tells)
  .map(([type]) => type);
