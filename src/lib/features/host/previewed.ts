import { asId, type PlayerId } from '#core/ids.ts';
import type { DisplayView, HostView, PersonalView, PlayersView, SharedView } from '#core/game/views.ts';
import { m } from '#lib/paraglide/messages.js';

const sharedKeys: { readonly [Key in keyof SharedView]-?: true } = {
  phase: true,
  step: true,
  since: true,
  podiumStep: true,
  said: true,
  onward: true,
  code: true,
  title: true,
  language: true,
  paused: true,
  pausedAt: true,
  round: true,
  item: true,
  question: true,
  interlude: true,
  until: true,
  timing: true,
  solution: true,
  explanation: true
};
const displayKeys: { readonly [Key in keyof DisplayView]-?: true } = {
  ...sharedKeys,
  players: true,
  stage: true,
  goesOn: true,
  allIn: true,
  skip: true,
  lobby: true,
  teams: true,
  summary: true,
  fastest: true,
  only: true,
  bravest: true,
  closest: true,
  board: true,
  standings: true,
  isRoundOver: true,
  roundEnd: true,
  podium: true,
  podiumCounts: true
};

/** These keys of a view; what is right stays away as long as it does in the room, and nobody is led on by a picture. */
function part(view: HostView, keys: object): object {
  const isRevealed = view.phase === 'reveal';
  return Object.fromEntries(
    Object.entries(view).filter(
      ([key]) =>
        key in keys && key !== 'onward' && (isRevealed || (key !== 'solution' && key !== 'explanation'))
    )
  );
}

/** What displays have of a host's view. */
export const displayViewOf = (view: HostView): DisplayView => part(view, displayKeys) as DisplayView;

/** What phones have of it, as far as a host can know. */
export const phoneViewOf = (view: HostView): PlayersView => ({
  ...(part(view, sharedKeys) as SharedView),
  answerChange: false,
  reactions: view.stage?.reactions !== false
});

/** A guest who has just come in, and has answered nothing. */
export const guestOf = ({ phase, players }: HostView): PersonalView => ({
  id: asId<PlayerId>('guest'),
  name: m.host_preview_guest(),
  avatar: '🦊',
  score: 0,
  rank: Math.max(1, players),
  of: Math.max(1, players),
  streak: 0,
  ...((phase === 'reveal' || phase === 'scoreboard') && { result: { right: false, points: 0 } }),
  ...((phase === 'podium' || phase === 'ended') && { best: { streak: 0, right: 0, items: 0 } })
});
