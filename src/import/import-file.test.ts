import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { questionSchema } from '#core/question/question.ts';
import { importFile, MAX_IMPORT_BYTES } from './import-file.ts';
import type { ImportReport } from './report.ts';
import { kahootFile, xlsxFile } from './xlsx.fixture.ts';

const TEXT = `Our quiz
#Q What rises in an oven?
^ Bread
A Steam
B Bread
C Fog

#Q Is "snow" cold?
^ true
A True
B False
`;
const SHEET = kahootFile([
  ['Pick', 'one', 'two', 'three', null, 20, '1,3'],
  ['Again', 'one', 'two', null, null, null, 2]
]);

/** What holds for every report, whatever the file. */
function expectSound(report: ImportReport): void {
  expect(report.taken).toBe(report.questions.length);
  for (const question of report.questions) expect(v.parse(questionSchema, question)).toEqual(question);
  for (const entry of [...report.repaired.map((r) => r.what), ...report.refused.map((r) => r.why)]) {
    expect(entry).not.toMatch(/\{\w+\}|undefined/);
  }
  expect(report.refused.map((r) => r.code)).not.toContain('file_unreadable');
  expect(report.title.length).toBeGreaterThan(0);
}

const wholeRefused = (bytes: Uint8Array, name = 'file') => {
  const report = importFile(bytes, name);
  expect(report).toMatchObject({ taken: 0, repaired: [], questions: [], refused: [{ line: 0 }] });
  expect(report.refused).toHaveLength(1);
  return report.refused[0]?.code;
};

const countRecords = (bytes: Uint8Array) =>
  new TextDecoder('latin1')
    .decode(bytes)
    .split('\n')
    .filter((line) => line.startsWith('#Q')).length;

describe('importFile', () => {
  test.each<[string, Uint8Array]>([
    ['file_empty', new Uint8Array()],
    ['format_unknown', strToU8('Dear diary,\n# Quiet day\n')],
    ['format_unknown', strToU8('[{"question": "no"}]')],
    ['file_broken', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    [
      'file_broken',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(2_000).fill(7)])
    ],
    ['file_broken', SHEET.subarray(0, SHEET.length - 40)],
    ['file_broken', strToU8('PK\u0003\u0004 and nothing else')],
    ['not_a_spreadsheet', zipSync({ 'word/document.xml': strToU8('<w/>') })],
    ['sheet_missing', zipSync({ 'xl/nothing.xml': strToU8('<w/>') })],
    ['file_too_big', new Uint8Array(MAX_IMPORT_BYTES + 1)],
    ['too_many_lines', new Uint8Array(500_000).fill(10)],
    ['too_many_records', strToU8('#Q\n'.repeat(10_001))]
  ])('refuses a file as a whole: %s', (code, bytes) => {
    expect(wholeRefused(bytes)).toBe(code);
  });

  test('makes a title of the file name', () => {
    const title = (name: string) => importFile(strToU8(TEXT), name).title;
    expect(title('C:\\quiz\\for-the_kids.txt')).toBe('For the kids');
    expect(title('../.xlsx')).toBe('Imported quiz');
    expect(title('x'.repeat(500)).length).toBe(120);
  });

  test('arbitrary bytes never throw', () => {
    const magic = fc.constantFrom('', '#Q ', 'PK\u0003\u0004', '\n#Q a\n^ b\nA b\nB c\n');
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 400 }), fc.string(), (start, bytes, name) => {
        expectSound(importFile(new Uint8Array([...strToU8(start, true), ...bytes]), name));
      }),
      { numRuns: 500 }
    );
  });

  test('a mutated text loses no record: found = taken + refused', () => {
    const source = strToU8(TEXT.repeat(3));
    const edit = fc.record({
      at: fc.nat(source.length),
      remove: fc.nat(12),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc
          .constantFrom('#Q', '\n#Q', '^', '\n^ ', '\nA ', '\n', '\r', ' ', '&#0;', '\ufeff')
          .map((text) => strToU8(text))
      )
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        let bytes = [...source];
        for (const { at, remove, insert } of edits)
          bytes = [...bytes.slice(0, at), ...insert, ...bytes.slice(at + remove)];
        const file = new Uint8Array(bytes);
        const isPlainText = !(file[0] === 0xef || file[0] === 0xff || file[0] === 0xfe || file[0] === 0x50);
        fc.pre(isPlainText);
        const report = importFile(file, 'x');
        expectSound(report);
        const found = countRecords(file);
        if (found > 0) expect(report.taken + report.refused.length).toBe(found);
        const lines = new TextDecoder('latin1').decode(file).split('\n');
        const refusedAt = new Set(report.refused.map((r) => r.line));
        for (const { line, code } of report.repaired) {
          if (code !== 'lines_ignored') expect(lines[line - 1]).toMatch(/^#Q/);
          expect(refusedAt.has(line)).toBe(false);
        }
      }),
      { numRuns: 500 }
    );
  });

  test('a mutated spreadsheet never throws, and is never taken with changed content', () => {
    const whole = importFile(SHEET, 'x').questions;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(SHEET.length - 1), fc.nat(255)), { maxLength: 5 }), (edits) => {
        const file = SHEET.slice();
        for (const [at, byte] of edits) file[at] = byte;
        const report = importFile(file, 'x');
        expectSound(report);
        if (report.taken > 0) expect(report.questions).toEqual(whole);
      }),
      { numRuns: 500 }
    );
  });

  test('arbitrary cells: every row that is not blank is taken, refused or a title; no row at all is told too', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.constantFrom('a', 'b', 'True', 'FALSE', '1', '1,2', '  '),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.string({ unit: 'grapheme' })
    );
    const row = fc.array(cell, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const report = importFile(kahootFile(rows), 'x');
        expectSound(report);
        const isBlank = (value: unknown) =>
          value === null || (typeof value === 'string' && value.trim() === '');
        const found = rows.filter((cells) => !cells.every(isBlank)).length;
        const told = [...report.refused, ...report.repaired.filter(({ code }) => code === 'heading_read')];
        expect(report.taken + told.length).toBe(Math.max(1, found));
      })
    );
  });

  test('arbitrary worksheet XML never throws', () => {
    const piece = fc.constantFrom(
      '<row>',
      '</row>',
      '<row r="9">',
      '<c t="s">',
      '<c r="B9">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '<f>',
      '<is><t>',
      '<!--',
      ']]>',
      '<![CDATA[',
      '&#99999999;',
      '&#xD800;',
      '"',
      '>',
      '<'
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expectSound(
          importFile(xlsxFile({ rows: {}, parts: { 'xl/worksheets/sheet1.xml': pieces.join('') } }), 'x')
        );
      }),
      { numRuns: 300 }
    );
  });
});
