import type { DisplayRole } from '#core/game/stage/display-roles.ts';
import type { Component } from 'svelte';
import DisplayShow from '../DisplayShow.svelte';
import BoardRole from './BoardRole.svelte';
import CodeRole from './CodeRole.svelte';
import MonitorRole from './MonitorRole.svelte';
import type { RoleProps } from './role-props.ts';

/** What a display of each role shows. */
export const roleFaces: { readonly [Role in DisplayRole]: Component<RoleProps> } = {
  stage: DisplayShow,
  board: BoardRole,
  code: CodeRole,
  monitor: MonitorRole
};
