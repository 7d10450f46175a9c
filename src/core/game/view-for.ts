import { allFormats, formatOf } from '../format/format-of.ts';
import { autoPart, goesOnPart } from './auto/view.ts';
import { countActive } from './contestants/contestants.ts';
import { marksPart } from './marks/view.ts';
import { kindsIn, runOfShow, showPart, standingsPart } from './show/view.ts';
import { mayChange } from './answers/submit.ts';
import { teamsForPlayers, teamsOfHost, teamsOnStage } from './teams/view.ts';
import type { GameState } from './state.ts';
import type { Audience, DisplayView, HostView, PlayersView, SharedView, ViewOf } from './views.ts';

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
    ...formatOf(state)?.shared(state)
  };
}

const playersView = (state: GameState): PlayersView => ({
  ...shared(state),
  kinds: kindsIn(state.quiz),
  answerChange: mayChange(state),
  ...teamsForPlayers(state),
  reactions: state.stage.reactions !== false,
  ...(state.phase.name === 'lobby' && { mayRename: true }),
  ...formatOf(state)?.players?.(state)
});

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
  ...autoPart(state),
  mayAppoint: true,
  mayCalibrate: true,
  ...teamsOfHost(state),
  ...runOfShow(state),
  ...marksPart(state),
  ...formatOf(state)?.host?.(state)
});

const views: { readonly [A in Audience]: (state: GameState) => ViewOf<A> } = {
  players: playersView,
  display: displayView,
  host: hostView
};

/**
 * What an audience may see of the state. Before the reveal, nothing in the view of players or display depends on
 * which answer is right [GAME-7]; the host sees everything.
 */
export const viewFor = <A extends Audience>(state: GameState, audience: A): ViewOf<A> =>
  views[audience](state);
