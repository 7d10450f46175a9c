import { formatNames } from '../format/format-names.ts';
import { allFormats, formatOf } from '../format/format-of.ts';
import { autoPart, goesOnPart } from './auto/view.ts';
import { countActive } from './contestants/contestants.ts';
import { challengesIn, challengesPart, mayChallengePart } from './challenges/view.ts';
import { correctablePart, correctedPart, correctionsPart } from './corrections/view.ts';
import { deskPart } from './desk/desk.ts';
import { marksPart } from './marks/view.ts';
import { kindsIn, runOfShow, showPart, standingsPart } from './show/view.ts';
import { hasSpecialRules, stakedPart, stakesPart } from './stakes/view.ts';
import { hostTiePart, tiePart } from './tie-break/view.ts';
import { mayChange } from './answers/submit.ts';
import { teamsForPlayers, teamsOfHost, teamsOnStage } from './teams/view.ts';
import type { GameState } from './state.ts';
import type {
  Audience,
  DisplayView,
  HostView,
  MarkerView,
  PlayersView,
  SharedView,
  ViewOf
} from './views.ts';

function shared(state: GameState): SharedView {
  const { phase, quiz, paused, shown } = state;
  return {
    phase: phase.name,
    step: shown.step,
    ...(shown.since !== undefined && { since: shown.since }),
    ...(phase.name === 'podium' && { podiumStep: phase.step }),
    ...(state.said && { said: state.said }),
    ...(state.onward !== undefined && { onward: state.onward }),
    code: state.code,
    title: quiz.title,
    language: quiz.language,
    ...(paused && { paused: paused.reason, pausedAt: paused.at }),
    ...stakesPart(state),
    ...tiePart(state),
    ...formatOf(state)?.shared(state),
    ...correctedPart(state)
  };
}

const playersView = (state: GameState): PlayersView => ({
  ...shared(state),
  kinds: kindsIn(state.quiz),
  answerChange: mayChange(state),
  ...teamsForPlayers(state),
  reactions: state.stage.reactions !== false,
  ...(hasSpecialRules(state.quiz) && { hasRules: true }),
  ...(state.phase.name === 'lobby' && { mayRename: true }),
  ...mayChallengePart(state),
  ...formatOf(state)?.players?.(state),
  ...formatsOfAll(state),
  ...alwaysOf(state, 'always')
});

/** Formats of this evening that phones need something for: they get it in the lobby. */
function formatsOfAll({ quiz }: GameState): Pick<PlayersView, 'formats'> {
  const names = new Set(
    quiz.rounds.flatMap(({ format }) => (format && format !== formatNames[0] ? format : []))
  );
  return names.size > 0 ? { formats: [...names] } : {};
}

/** What formats tell whatever is on; those that are told twice are told once. */
const alwaysOf = <Key extends 'always' | 'hostAlways'>(state: GameState, key: Key) =>
  Object.assign({}, ...allFormats().map((format) => format[key]?.(state))) as Partial<
    Key extends 'always' ? PlayersView : HostView
  >;

const afterwards = (state: GameState): Partial<DisplayView> =>
  Object.assign({}, ...allFormats().map((format) => format.afterwards?.(state))) as Partial<DisplayView>;

const displayView = (state: GameState): DisplayView => ({
  ...shared(state),
  players: countActive(state),
  stage: { ...state.stage },
  ...goesOnPart(state),
  ...showPart(state),
  ...teamsOnStage(state),
  ...standingsPart(state),
  ...formatOf(state)?.display?.(state),
  ...afterwards(state)
});

const hostView = (state: GameState): HostView => ({
  ...displayView(state),
  door: state.isDoorClosed ? 'closed' : 'open',
  mayRename: true,
  mayReadmit: true,
  mayGiveTime: true,
  mayGoOn: true,
  mayMark: true,
  ...autoPart(state),
  mayAppoint: true,
  mayCalibrate: true,
  ...teamsOfHost(state),
  ...runOfShow(state),
  ...marksPart(state),
  ...correctionsPart(state),
  ...correctablePart(state),
  ...challengesPart(state),
  ...stakedPart(state),
  ...hostTiePart(state),
  ...formatOf(state)?.host?.(state),
  ...alwaysOf(state, 'hostAlways')
});

const markerView = (state: GameState): MarkerView => ({
  ...shared(state),
  challenges: challengesIn(state),
  ...deskPart(state)
});

const views: { readonly [A in Audience]: (state: GameState) => ViewOf<A> } = {
  players: playersView,
  display: displayView,
  host: hostView,
  marker: markerView
};

/**
 * What an audience may see of the state. Before the reveal, nothing in the view of players or display depends on
 * which answer is right [GAME-7]; the host sees everything, a marker all of what is closed.
 */
export const viewFor = <A extends Audience>(state: GameState, audience: A): ViewOf<A> =>
  views[audience](state);
