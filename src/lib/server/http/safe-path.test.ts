import { describe, expect, it } from 'vitest';
import { loginPath, safePath } from './safe-path.ts';

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
    '/\t/evil.example'
  ])('is the studio for %j', (path) => {
    expect(safePath(path, '/studio')).toBe('/studio');
  });
  it('survives the way through the sign-in page', () => {
    const url = new URL('http://here/w/x/quizzes?a=1&b=2');
    expect(new URL(loginPath(url), url).searchParams.get('next')).toBe('/w/x/quizzes?a=1&b=2');
  });
});
