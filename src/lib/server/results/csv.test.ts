import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvFile, csvForm } from './csv.ts';
import { attachment } from './export-results.ts';

describe('cells of an export', () => {
  it.each(['=1+1', '+1', '-1', '@SUM', '\tx', '\rx', '\nx', ' =1', '\u00A0=1', '\uFEFF=1', '＝1'])(
    'never start as a formula: %j',
    (text) => {
      expect(csvCell(text)).toMatch(/^"?'/);
    }
  );
  it('leave ordinary text and numbers alone', () => {
    expect(['Zoë', 'a-b', '', 'x=1'].map((text) => csvCell(text))).toEqual(['Zoë', 'a-b', '', 'x=1']);
    expect(csvCell(1_234)).toBe('1234');
    expect(csvCell(0.5)).toBe('0.5');
    expect(csvCell(-3)).toBe("'-3");
  });
  it('quote what would break the row', () => {
    expect(csvCell('say "hi", twice')).toBe('"say ""hi"", twice"');
    expect(csvCell('two\nlines')).toBe('"two\nlines"');
  });
  it.each([';', '\t', '|'])('quote what another list separator would split: %j', (separator) => {
    expect(csvCell(`a${separator}b`)).toBe(`"a${separator}b"`);
  });
  it.each([';', '\t', '|', '\n', '\r\n'])('hold no formula after %j', (separator) => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM', '  =1', '\u00A0=1', '＝1'])
      expect(csvCell(`Jan${separator}${formula}`)).toBe(`"Jan${separator}'${formula}"`);
  });
  it('are looked at once, however many blanks there are [OPS-11]', () => {
    // What the cells of a text are, said in the simplest way; it takes the square of the length.
    const slowly = (text: string) =>
      text.replace(/(\r\n|[;\t|\r\n])(?=[\s"\uFEFF\u200B]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'");
    const unquoted = (cell: string) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    const piece = fc.constantFrom(
      ';',
      '\t',
      '|',
      '\r',
      '\n',
      '\r\n',
      ' ',
      '"',
      '=',
      '-',
      '＝',
      'a',
      '\u200B',
      '\uFEFF'
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `a${pieces.join('')}a`;
        expect(unquoted(csvCell(text))).toBe(slowly(text));
      }),
      { numRuns: 2_000 }
    );
    // Five million blanks would take days.
    expect(csvCell('\t'.repeat(5_000_000)).length).toBeGreaterThan(5_000_000);
  });
  it('are no formula in Excel where lists are separated by semicolons', () => {
    const row = csvFile([[1, 'Jan;=HYPERLINK(A1)', 'x;\n;=1', ';;-1', 'x;"=1"']]);
    for (const cell of row.slice(1).split(/[;\t|\r\n]/)) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
  });
  it('stand between semicolons, with decimal commas, in Dutch', () => {
    const rows = [
      ['a; b', 'c, d', 1.5],
      ['=1', 'x,=1', -0.25]
    ];
    expect(csvFile(rows, csvForm('nl'))).toBe(`\uFEFF"a; b";"c, d";1,5\r\n'=1;"x,'=1";'-0,25\r\n`);
    expect(csvFile(rows, csvForm('en'))).toBe(`\uFEFF"a; b","c, d",1.5\r\n'=1,"x,=1",'-0.25\r\n`);
  });
  it('stand in a file that Excel reads as UTF-8', () => {
    expect(
      csvFile([
        ['a', 1],
        ['b', 2]
      ])
    ).toBe('\uFEFFa,1\r\nb,2\r\n');
  });
});

describe('the name of an export', () => {
  const date = new Date('2026-11-22T20:00:00Z');
  it('is plain where it must be, and whole where it may be', () => {
    const header = attachment('Café “Ünter”; a/b\r\nX-Evil: 1', date);
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.~!-]+$/);
    expect(header).not.toMatch(/[\r\n]/);
    expect(header).toContain('2026-11-22.csv');
    expect(attachment('Quiz', date, 'xlsx')).toContain('filename="Quiz 2026-11-22.xlsx"');
  });
  it('has a fallback', () => {
    expect(attachment('日本', date)).toContain('filename="2026-11-22.csv"');
  });
});
