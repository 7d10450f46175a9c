import { describe, expect, test } from 'vitest';
import { importFile } from '../import-file.ts';
import { KAHOOT_HEADER, kahootFile, relations, xlsxFile, type FixtureCell } from '../xlsx.fixture.ts';

const read = (...rows: FixtureCell[][]) => importFile(kahootFile(rows), 'party.xlsx');
const row = (correct: FixtureCell, time: FixtureCell = 20): FixtureCell[] => [
  'Pick',
  'one',
  'two',
  'three',
  null,
  time,
  correct
];
const only = (...cells: FixtureCell[]) => {
  const report = read(cells);
  return {
    repaired: report.repaired.map((r) => r.code),
    refused: report.refused.map((r) => r.code),
    question: report.questions[0]
  };
};

describe('Kahoot spreadsheet', () => {
  test('takes rows below the header, skips blank ones, keeps sheet row numbers', () => {
    const report = read(
      row(2, 30),
      [null, '  '],
      ['Both?', 'a', 'b', null, null, 5, '1,2'],
      ['Lost', 'a', 'b', null, null, 20, null]
    );
    expect(report).toMatchObject({ format: 'spreadsheet', title: 'Party', taken: 2, repaired: [] });
    expect(report.questions).toMatchObject([
      {
        type: 'singleChoice',
        prompt: 'Pick',
        options: ['one', 'two', 'three'],
        correct: 1,
        timeLimitSeconds: 30,
        points: 1000
      },
      { type: 'multipleChoice', options: ['a', 'b'], correct: [0, 1], timeLimitSeconds: 5 }
    ]);
    expect(report.refused).toEqual([
      { line: 12, why: 'No correct answer is given.', code: 'correct_missing', text: 'Lost' }
    ]);
  });

  test.each<[FixtureCell, number[] | number, boolean]>([
    ['1,3', [0, 2], false],
    ['3; 1', [0, 2], false],
    ['1 3', [0, 2], false],
    ['1 and 3', [0, 2], false],
    ['2', 1, false],
    [2, 1, false],
    ['1,1', 0, false],
    [1.3, [0, 2], true],
    [13, [0, 2], true],
    [123, [0, 1, 2], true],
    [{ xml: '<c t="str"><f>X1</f><v>1,2</v></c>' }, [0, 1], false]
  ])('reads the correct answer %j', (cell, correct, isGuess) => {
    expect(only(...row(cell))).toEqual({
      repaired: isGuess ? ['correct_guessed'] : [],
      refused: [],
      question: expect.objectContaining({ correct }) as unknown
    });
  });

  test.each<[FixtureCell, string]>([
    [null, 'correct_missing'],
    ['four', 'correct_unreadable'],
    ['-1', 'correct_unreadable'],
    [0, 'correct_out_of_range'],
    [5, 'correct_out_of_range'],
    ['1,9', 'correct_out_of_range'],
    [11, 'correct_out_of_range'],
    [45352, 'correct_out_of_range'],
    [4, 'correct_is_empty'],
    [true, 'correct_unreadable']
  ])('refuses the correct answer %j', (cell, code) => {
    expect(only(...row(cell))).toEqual({ repaired: [], refused: [code], question: undefined });
  });

  test.each<[FixtureCell, number, string[]]>([
    [20, 20, []],
    ['30 sec', 30, []],
    [1, 5, ['time_limit_changed']],
    [900, 240, ['time_limit_changed']],
    [20.4, 20, ['time_limit_changed']],
    [null, 20, ['time_limit_missing']],
    ['2 min', 120, []],
    ['0:45', 45, []],
    ['soon', 20, ['time_limit_missing']]
  ])('reads the time limit %j', (cell, timeLimitSeconds, repaired) => {
    expect(only(...row(1, cell))).toMatchObject({ repaired, question: { timeLimitSeconds } });
  });

  test('True and False, in English, Dutch or as booleans, become a true or false question', () => {
    for (const sides of [
      ['True', 'False'],
      ['WAAR', 'Onwaar'],
      [true, false]
    ]) {
      expect(only('Yes?', ...sides, null, null, 20, 2).question).toMatchObject({
        type: 'trueFalse',
        correct: false
      });
    }
    expect(only('Yes?', 'Onwaar', 'Waar', null, null, 20, 2).question).toMatchObject({
      type: 'trueFalse',
      correct: true
    });
  });

  test('an empty answer in the middle moves the right one with it', () => {
    expect(only('Gap', 'a', null, 'c', 'd', 20, '1,4')).toMatchObject({
      repaired: [],
      question: { options: ['a', 'c', 'd'], correct: [0, 2] }
    });
  });

  test.each<[string, FixtureCell[], string]>([
    ['one answer', ['One', 'a', null, null, null, 20, 1], 'too_few_options'],
    ['no question', [null, 'a', 'b', null, null, 20, 1], 'prompt_missing'],
    ['a question of 301 characters', ['q'.repeat(301), 'a', 'b', null, null, 20, 1], 'prompt_too_long'],
    ['an answer that is right and wrong', ['Same', 'a', 'a', 'b', null, 20, 1], 'option_right_and_wrong'],
    [
      'a failed formula',
      ['Sum', { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }, 'b', null, null, 20, 2],
      'cell_error'
    ],
    [
      'a formula without a value',
      ['Sum', { xml: '<c><f>1+1</f></c>' }, 'b', null, null, 20, 2],
      'cell_error'
    ],
    [
      'an answer that is a date',
      ['When', 'a', 'b', 'c', null, 20, { xml: '<c s="2"><v>45352</v></c>' }],
      'correct_date'
    ]
  ])('refuses a row with %s', (_name, cells, code) => {
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const report = importFile(kahootFile([cells], { 'xl/styles.xml': styles }), 'x.xlsx');
    expect(report).toMatchObject({ taken: 0, refused: [{ line: 9, code }] });
  });

  test('shows cells as the sheet does: numbers, percentages, rich text, escapes, inline text', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0&quot; days&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const prompt = {
      xml: '<c t="inlineStr"><is><r><t>Ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>no</t></rPh><t>A_x000D_&amp;_x005F_x0041_</t></is></c>'
    };
    const cells: FixtureCell[] = [
      prompt,
      { xml: '<c><v>1984.0</v></c>' },
      { xml: '<c s="1"><v>0.5</v></c>' },
      { xml: '<c s="2"><v>0.30000000000000004</v></c>' },
      null,
      20,
      1
    ];
    const report = importFile(kahootFile([cells], { 'xl/styles.xml': styles }), 'x.xlsx');
    expect(report.questions).toMatchObject([
      { prompt: 'Rich A\n&_x0041_', options: ['1984', '50%', '0.3 days'] }
    ]);
  });

  test('a text that is not where the cell says it is makes a damaged file', () => {
    const cells: FixtureCell[] = ['Sum', { xml: '<c t="s"><v>99</v></c>' }, 'b', null, null, 20, 2];
    expect(read(cells).refused).toMatchObject([{ line: 0, code: 'file_broken' }]);
  });

  test('finds the header by its words, wherever it stands, and reports columns it does not read', () => {
    const file = xlsxFile({
      rows: {
        1: [' QUESTION ', 'answer1', 'Answer  2', 'Correct answer', 'Image link'],
        2: ['Where?', 'here', 'there', 2, 'https://example.org/a.png']
      }
    });
    const report = importFile(file, 'x.xlsx');
    expect(report).toMatchObject({ taken: 1, questions: [{ correct: 1, timeLimitSeconds: 20 }] });
    expect(report.repaired.map((r) => [r.line, r.code])).toEqual([[1, 'column_ignored']]);
  });

  test('reads sheets by relation, and names those that it leaves out', () => {
    const other =
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>nothing</t></is></c></row></sheetData></worksheet>';
    const file = kahootFile([row(1)], {
      'xl/workbook.xml':
        '<x:workbook><x:sheets><x:sheet name="Gone" state="hidden" r:id="rId3"/><x:sheet name="A&amp;B" r:id="rId9"/><x:sheet name="More" r:id="rId3"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels': relations({
        rId3: 'worksheet worksheets/other.xml',
        rId9: 'worksheet /xl/worksheets/sheet1.xml',
        rId2: 'sharedStrings sharedStrings.xml'
      }),
      'xl/worksheets/other.xml': other
    });
    expect(importFile(file, 'x.xlsx')).toMatchObject({
      taken: 1,
      repaired: [
        { line: 0, code: 'sheet_hidden', params: { sheet: 'Gone' } },
        { line: 0, code: 'sheet_left_out', params: { sheet: 'More' } }
      ]
    });
  });

  test('a sheet without that header is refused as a whole; the template without rows says where to begin', () => {
    expect(importFile(xlsxFile({ rows: { 1: ['Name', 'Age'] } }), 'x.xlsx').refused).toMatchObject([
      { line: 0, code: 'header_missing' }
    ]);
    expect(importFile(xlsxFile({ rows: { 8: KAHOOT_HEADER } }), 'x.xlsx')).toMatchObject({
      taken: 0,
      refused: [{ line: 0, code: 'template_empty', params: { row: 9 } }]
    });
  });
});
