import { describe, expect, it } from 'vitest';
import { isUnreadable } from './handle-unreadable.ts';

describe('[OPS-12] an address', () => {
  it.each(['/w/%00', '/?q=%00', '/?q=a%00b&x', '/?%00=1', '/login?/default', '/login?/default=x'])(
    'that nobody can mean is refused: %s',
    (path) => {
      expect(isUnreadable(new URL(path, 'http://here'))).toBe(true);
    }
  );

  it.each(['/', '/w/100%25', '/?q=%2500', '/?q=%0a', '/login?/sign', '/?q=%E0%A4%A'])(
    'of any other kind is read: %s',
    (path) => {
      expect(isUnreadable(new URL(path, 'http://here'))).toBe(false);
    }
  );
});
