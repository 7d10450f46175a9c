import type { TeamOfHost } from '#core/game/teams/view.ts';
import type { HostView } from '#core/game/views.ts';

const isTeam = (key: string): key is `team${number}` => /^team\d+$/.test(key);

/** Teams and paper tables of a view, by their numbers. */
export const teamsIn = (view: HostView): readonly TeamOfHost[] =>
  Object.keys(view)
    .filter(isTeam)
    .flatMap((key) => view[key] ?? [])
    .sort((a, b) => a.number - b.number);
