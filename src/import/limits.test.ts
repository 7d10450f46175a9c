import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importFile } from './import-file.ts';
import { kahootFile } from './xlsx.fixture.ts';
import { SHEET_LIMITS } from './sheet/sheet.ts';
import { XML_LIMITS } from './xml.ts';

/** Random text keeps the ratio of a zip entry below what is refused anyway. */
const noise = Array.from({ length: 12_000 }, (_, n) => ((n * 2654435761) % 4294967296).toString(36)).join('');
const ROW = ['Pick', 'one', 'two', null, null, 20, 1];

/** Why a good sheet is refused once one of its parts is another; `undefined` when it is not. */
function whyNot(part: string, xml: string): string | undefined {
  const report = importFile(kahootFile([ROW], { [`xl/${part}.xml`]: `<!--${noise}-->${xml}` }), 'x.xlsx');
  expect(report.refused.length).toBeLessThanOrEqual(1);
  return report.refused[0]?.code;
}

const text = (content: string) => `<si><t>${content}</t></si>`;
const cells = (count: number) => '<c/>'.repeat(count);
const rows = (count: number) => '<row/>'.repeat(count);

describe('[OPS-11] a spreadsheet is refused, with the reason, when it has', () => {
  test.each<[string, string, string]>([
    [
      'characters of one text, before they are decoded',
      'sharedStrings',
      text('&amp;'.repeat(XML_LIMITS.piece / 5 + 1))
    ],
    ['characters of one text in many pieces', 'sharedStrings', text('a<b/>'.repeat(SHEET_LIMITS.text + 1))],
    [
      'characters of one cell',
      'worksheets/sheet1',
      `<c t="str"><v>${'a'.repeat(SHEET_LIMITS.text + 1)}</v></c>`
    ],
    [
      'characters of one inline text',
      'worksheets/sheet1',
      `<c t="inlineStr"><is>${'<t>aaaa</t>'.repeat(SHEET_LIMITS.text / 4 + 1)}</is></c>`
    ],
    [
      'characters that are not even decoded',
      'sharedStrings',
      `<si><t><![CDATA[${'&'.repeat(XML_LIMITS.piece + 1)}]]></t></si>`
    ],
    [
      'characters of all texts, before they are decoded',
      'sharedStrings',
      text('&amp;'.repeat(6_000)).repeat(XML_LIMITS.text / 30_000 + 1)
    ]
  ])('too many %s', (_, part, xml) => {
    expect(whyNot(part, xml)).toBe('too_much_text');
  });

  test.each<[string, string, string]>([
    ['cells', 'worksheets/sheet1', `<row>${cells(SHEET_LIMITS.cellsInAll + 1)}</row>`],
    ['rows', 'worksheets/sheet1', rows(SHEET_LIMITS.rowsInAll + 1)],
    ['comments', 'worksheets/sheet1', '<!---->'.repeat(XML_LIMITS.marks + 1)],
    ['relations', '_rels/workbook.xml', '<a/>'.repeat(XML_LIMITS.marks + 1)]
  ])('too many %s', (_, part, xml) => {
    const report = importFile(
      kahootFile([ROW], {
        [part.startsWith('_') ? 'xl/_rels/workbook.xml.rels' : `xl/${part}.xml`]: `<!--${noise}-->${xml}`
      }),
      'x.xlsx'
    );
    expect(report.refused.map(({ code }) => code)).toEqual(['too_many_cells']);
  });

  test.each<[string, string]>([
    ['styles', `<cellXfs>${'<xf/>'.repeat(65_491)}</cellXfs>`],
    ['formats', '<numFmt numFmtId="200" formatCode="0"/>'.repeat(2_001)]
  ])('too many %s', (_, xml) => {
    expect(whyNot('styles', xml)).toBe('too_many_styles');
  });

  test('a tag without end', () => {
    expect(whyNot('styles', `<numFmt ${'a'.repeat(XML_LIMITS.tag)}/>`)).toBe('file_broken');
  });
});

describe('[OPS-11] a spreadsheet is taken', () => {
  test('when it is as large as it may be', () => {
    expect(whyNot('styles', `<cellXfs>${'<xf/>'.repeat(65_490)}</cellXfs>`)).toBeUndefined();
    const blank = `<row>${cells(30)}</row>`.repeat(1_900);
    expect(whyNot('worksheets/sheet1', blank)).toBe('header_missing');
  });

  test('when there is much text where nobody looks', () => {
    expect(whyNot('styles', `${' '.repeat(XML_LIMITS.piece + 1)}<a/>`.repeat(40))).toBeUndefined();
  });
});

test('[OPS-11] one text in very many cells is judged once', () => {
  const cell = '<c t="s"><v>0</v></c>';
  for (const content of [' '.repeat(32_000), `${' '.repeat(32_000)}a`, '\u00ad '.repeat(2_400)]) {
    const sheet = `<row>${cell.repeat(28)}</row>`.repeat(1_900);
    const file = kahootFile([], {
      'xl/worksheets/sheet1.xml': `<!--${noise}-->${sheet}`,
      'xl/sharedStrings.xml': text(content)
    });
    expect(importFile(file, 'x').refused.map(({ code }) => code)).toEqual(['header_missing']);
  }
});

test('[OPS-11] a text of five megabytes in one piece is refused as too long, not decoded', () => {
  const long = '&amp;'.repeat(1_000_000);
  const report = importFile(strToU8(`#Q ${long}\n^ a\nA a\nB b\n`), 'x.txt');
  expect(report.refused).toMatchObject([{ code: 'prompt_too_long', params: { length: long.length + 1 } }]);
});

test('[OPS-11] arbitrary parts of a spreadsheet never throw', () => {
  const piece = fc.constantFrom(
    ...[
      '<si>',
      '</si>',
      '<t>',
      '</t>',
      '<rPh>',
      '</rPh>',
      '<cellXfs>',
      '<xf numFmtId="',
      '"/>',
      '<numFmt formatCode="'
    ],
    ...[
      '[',
      ']',
      '"',
      "'",
      '=',
      '&',
      '&#1;',
      '&#xFFFFFFFF;',
      ' ',
      '_x0000_',
      '\u0000',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '</',
      '<?'
    ]
  );
  const xml = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(xml, xml, (strings, styles) => {
      const file = kahootFile([ROW], { 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles });
      const report = importFile(file, 'x');
      expect(report.refused.map(({ code }) => code)).not.toContain('file_unreadable');
    }),
    { numRuns: 500 }
  );
});
