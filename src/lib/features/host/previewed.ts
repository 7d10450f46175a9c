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
  explanation: true,
  sheet: true,
  isVoid: true,
  corrected: true,
  rules: true,
  atStake: true,
  tieBreak: true
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
  isCovered: true,
  jokers: true,
  podium: true,
  podiumCounts: true,
  asked: true,
  had: true,
  roundScores: true
};

/** These keys of a view; what is right stays away as long as it does in the room, and nobody is led on by a picture. */
function part(view: HostView, keys: object): object {
  const isRevealed = view.phase === 'reveal' || view.phase === 'sheetReveal';
  return Object.fromEntries(
    Object.entries(view).filter(
      ([key]) =>
        key in keys && key !== 'onward' && (isRevealed || (key !== 'solution' && key !== 'explanation'))
    )
  );
}

/** What is covered there, and the true number of a tie and its guesses before they are told, are for the host alone. */
function withoutSecrets({ board, tieBreak, ...view }: Partial<HostView>, step: string): Partial<HostView> {
  const isTold = step.endsWith(':told');
  const { correct: _, ...tie } = tieBreak ?? {};
  const among = tieBreak?.among.map(({ guess: _guess, ...row }) => row);
  return {
    ...view,
    ...(board && !view.isCovered && { board }),
    ...(tieBreak && { tieBreak: isTold ? tieBreak : ({ ...tie, among } as typeof tieBreak) })
  };
}

/** What displays have of a host's view. */
export const displayViewOf = (view: HostView): DisplayView =>
  withoutSecrets(part(view, displayKeys), view.step) as DisplayView;

/** What phones have of it, as far as a host can know. */
export const phoneViewOf = (view: HostView): PlayersView => ({
  ...(withoutSecrets(part(view, sharedKeys), view.step) as SharedView),
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
