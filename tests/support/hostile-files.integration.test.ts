import { describe, expect, it } from 'vitest';
import { importFile } from '#import/import-file.ts';
import { hostileFiles, largestHonestText } from './hostile-files.ts';

describe('[OPS-11] a hostile file', () => {
  it.each(hostileFiles)('is refused with a reason: $name', ({ make, fileName }) => {
    const bytes = make();
    // Small enough to be uploaded.
    expect(bytes.length).toBeLessThanOrEqual(5 * 1024 * 1024);
    const report = importFile(bytes, fileName);
    expect(report.taken).toBe(0);
    expect(report.refused.length).toBeGreaterThan(0);
    expect(report.refused.map(({ code }) => code)).not.toContain('file_unreadable');
  });

  it('is told from the largest honest one', () => {
    expect(importFile(largestHonestText(), 'x.txt')).toMatchObject({ taken: 10_000, refused: [] });
  });
});
