import { describe, expect, it } from 'vitest';
import { loginPath, safePath, safeReferrer } from './safe-path.ts';

describe('where somebody goes after signing in', () => {
  it.each(['/host/KWP4C', '/w/demo/quizzes?undo=1'])('is a path of ours: %s', (path) => {
    expect(safePath(path, '/studio')).toBe(path);
  });
  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/.\\/evil.example',
    '/\t/['
  ])('is the studio for %j', (path) => {
    expect(safePath(path, '/studio')).toBe('/studio');
  });
  it('survives the way through the sign-in page', () => {
    const url = new URL('http://here/w/x/quizzes?a=1&b=2');
    expect(new URL(loginPath(url), url).searchParams.get('next')).toBe('/w/x/quizzes?a=1&b=2');
  });
});

describe('where the language switch goes back to', () => {
  const here = new URL('http://here:3000/locale');
  it('is the page it was pressed on', () => {
    expect(safeReferrer('http://here:3000/play/KWP4C?x=1#y', here, '/')).toBe('/play/KWP4C?x=1');
  });
  it.each([
    null,
    '',
    'not an address',
    'http://[',
    'http://evil.example/x',
    'http://here:3001/x',
    'http://here:3000//evil.example',
    'http://here:3000/.//evil.example'
  ])('is the start for %j', (referrer) => {
    expect(safeReferrer(referrer, here, '/')).toBe('/');
  });
});
