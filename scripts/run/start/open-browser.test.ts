import { describe, expect, it } from 'vitest';
import { browserCommand, type Surroundings } from './open-browser.ts';

const desktop: Surroundings = {
  env: { DISPLAY: ':0' },
  platform: 'linux',
  isTerminal: true,
  isContainer: false
};

describe('the browser', () => {
  it('is opened on a desktop', () => {
    expect(browserCommand(desktop)).toEqual(['xdg-open']);
    expect(browserCommand({ ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual(['xdg-open']);
    expect(browserCommand({ ...desktop, env: {}, platform: 'darwin' })).toEqual(['open']);
    expect(browserCommand({ ...desktop, env: {}, platform: 'win32' })?.[0]).toBe('cmd');
  });

  it.each([
    ['where there is no screen', { env: {} }],
    ['in a container', { isContainer: true }],
    ['into a pipe', { isTerminal: false }],
    ['in CI', { env: { DISPLAY: ':0', CI: 'true' } }],
    ['on another machine', { env: { DISPLAY: 'localhost:10.0', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' } }],
    ['for who does not want it', { env: { DISPLAY: ':0', BROWSER: 'none' } }]
  ])('is not opened %s', (_, part: Partial<Surroundings>) => {
    expect(browserCommand({ ...desktop, ...part })).toBeUndefined();
  });
});
