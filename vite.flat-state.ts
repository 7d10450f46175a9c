import type { Plugin } from 'vite';

/** In place of what makes objects deeply reactive: values are values. */
const FLAT = `
  export const proxy = (value) => {
    if (typeof value === 'object' && value) throw new Error('The island keeps its state in $state.raw.');
    return value;
  };
  export const get_proxied_value = (value) => value;
  export const is = Object.is;
`;

/** The player's page keeps its state in `$state.raw`: what Svelte needs for deep state stays at home. */
export const withFlatState: Plugin = {
  name: 'partyquiz-flat-state',
  load(id) {
    return id.endsWith('/svelte/src/internal/client/proxy.js') ? FLAT : undefined;
  }
};
