import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importFile, importSheets } from '../import-file.ts';
import type { ImportReport } from '../report.ts';
import { KAHOOT_TITLES } from '../xlsx.fixture.ts';
import { bookFile, lockedFile, tableFile, type BookCell } from './workbook.fixture.ts';

const titled = (titles: readonly string[], ...rows: BookCell[][]) => bookFile({ Quiz: [titles, ...rows] });
const read = (bytes: Uint8Array, name = 'quiz.xlsx') => importFile(bytes, name);
const codes = ({ repaired, refused }: ImportReport) => ({
  repaired: repaired.map(({ code }) => code),
  refused: refused.map(({ code }) => code)
});
const CAPITAL = {
  prompt: 'Capital of NL?',
  timeLimitSeconds: 30,
  options: ['Amsterdam', 'Paris'],
  correct: 0
};

describe('[IMPORT-1] titles are recognised by what they mean', () => {
  it.each([
    ['numbered options', ['Question', 'Option 1', 'Option 2', 'Time limit', 'Correct answer']],
    ['Dutch, lettered', ['Vraag', 'Antwoord A', 'Antwoord B', 'Tijd (sec)', 'Goed antwoord']],
    ['short', ['Question', 'Answer 1', 'Answer 2', 'Time', 'Correct']],
    ['with underscores', ['question', 'answer_1', 'answer_2', 'time_limit', 'correct_answer']],
    ['joined', ['questionText', 'answer1', 'answer2', 'timeLimit', 'correctAnswer']],
    [
      'French',
      [
        'Question - max 120 caractères',
        'Réponse 1',
        'Réponse 2',
        'Limite de temps (s)',
        'Bonne(s) réponse(s)'
      ]
    ],
    ['German', ['Frage', 'Antwort A', 'Antwort B', 'Zeit (Sek.)', 'Richtige Antwort']],
    [
      'German, compounds',
      ['Fragetext', 'Antwortmöglichkeit 1', 'Antwortmöglichkeit 2', 'Zeitlimit', 'Lösung']
    ],
    ['Spanish', ['Pregunta', 'Opción A', 'Opción B', 'Tiempo (segundos)', 'Respuesta correcta']],
    ['Italian', ['Domanda', 'Risposta 1', 'Risposta 2', 'Tempo (secondi)', 'Risposta corretta']],
    ['letters alone', ['Vraag', 'A', 'B', 'Seconden', 'Juist']],
    ['plural', ['Questions', 'Choices 1', 'Choices 2', 'Seconds', 'Correct answers']],
    ['capitals', ['QUESTION', 'ANSWER 1', 'ANSWER 2', 'TIME LIMIT (SEC)', 'CORRECT ANSWER']]
  ])('%s', (_, titles) => {
    const report = read(titled(titles, ['Capital of NL?', 'Amsterdam', 'Paris', 30, 1]));
    expect(report.questions).toMatchObject([CAPITAL]);
    expect(codes(report)).toEqual({ repaired: [], refused: [] });
  });

  it('in any order, with other columns between', () => {
    const report = read(
      titled(
        ['Nr', 'Correct', 'Answer B', 'Source', 'Answer A', 'Question', 'Explanation', 'Points', 'Photo'],
        [1, 'A', 'Paris', 'atlas', 'Amsterdam', 'Capital of NL?', 'Not The Hague', 500, 'a.png']
      )
    );
    expect(report.questions).toMatchObject([
      { options: ['Amsterdam', 'Paris'], correct: 0, explanation: 'Not The Hague', points: 500 }
    ]);
    expect(report.repaired.map(({ params }) => params)).toEqual([{ column: 'Photo' }]);
  });

  it.each([
    ['Read aloud', 'Note for the host'],
    ['Voorleestekst', 'Notitie'],
    ['Text (vorlesen)', 'Anmerkungen'],
    ['longText (aloud)', 'Remarques']
  ])('[GAME-47] what is for the host alone: %s, %s', (long, note) => {
    const titles = ['Question', 'Answer A', 'Answer B', 'Correct', long, note];
    const row = (...texts: string[]) => [
      `${texts.join()[0]}: capital of NL?`,
      'Amsterdam',
      'Paris',
      'A',
      ...texts
    ];
    const report = read(
      titled(titles, row('Once upon a time…', 'Not The Hague'), row('x'.repeat(1_501), 'y'.repeat(501)))
    );
    expect(report.questions[0]).toMatchObject({ longText: 'Once upon a time…', hostNote: 'Not The Hague' });
    expect(report.questions[1]).not.toHaveProperty('longText');
    expect(codes(report).repaired).toEqual(
      expect.arrayContaining(['long_text_too_long', 'host_note_too_long'])
    );
  });

  it('the layout of Quizizz and Wayground, with questions that are typed, and kinds that there are none of', () => {
    const titles = [
      ...['Question Text', 'Question Type', 'Option 1', 'Option 2', 'Option 3', 'Correct Answer'],
      ...['Time in seconds', 'Image Link', 'Answer explanation']
    ];
    const report = read(
      titled(
        titles,
        ['Pick', 'Multiple Choice', 'a', 'b', 'c', 2, 45, null, 'because'],
        ['Tick', 'Checkbox', 'a', 'b', 'c', '1,3', 20, null, null],
        ['Fill', 'Fill-in-the-Blank', 'Dylan', 'Bob Dylan', null, null, 30, null, null],
        ['Say', 'Poll', 'a', 'b', null, null, 30, null, null]
      )
    );
    expect(report.questions).toMatchObject([
      { type: 'singleChoice', correct: 1, timeLimitSeconds: 45, explanation: 'because' },
      { type: 'multipleChoice', correct: [0, 2] },
      { type: 'typedAnswer', accepted: ['Dylan', 'Bob Dylan'], timeLimitSeconds: 30 }
    ]);
    expect(report.refused).toMatchObject([{ line: 5, code: 'type_unknown', text: 'Say' }]);
  });

  it('a right answer beside wrong ones; it does not always stand first', () => {
    const rows = Array.from({ length: 12 }, (_, n) => [`Which one, ${n}?`, 'yes', 'no', 'never', 'nope']);
    const report = read(
      titled(['Question', 'Correct Answer', 'Incorrect 1', 'Incorrect 2', 'Incorrect 3'], ...rows)
    );
    expect(report.taken).toBe(12);
    const places = report.questions.map((question) => ('correct' in question ? question.correct : undefined));
    expect(new Set(places).size).toBeGreaterThan(1);
    for (const question of report.questions)
      if (question.type === 'singleChoice') expect(question.options[question.correct]).toBe('yes');
  });

  it('a question and an answer become a question that is typed, or true or false', () => {
    const report = read(
      titled(
        ['Vraag', 'Antwoord'],
        ['Wie zong het?', 'Dylan; Bob Dylan'],
        ['Water is nat', 'Waar'],
        ['En nu?', null]
      )
    );
    expect(report.questions).toMatchObject([
      { type: 'typedAnswer', accepted: ['Dylan', 'Bob Dylan'] },
      { type: 'trueFalse', correct: true }
    ]);
    expect(report.refused).toMatchObject([{ line: 4, code: 'correct_missing', text: 'En nu?' }]);
  });
});

describe('[IMPORT-2] what a sheet shows is what is taken', () => {
  const shown = (cells: BookCell[], language: 'en' | 'nl' = 'en', type: 'xlsx' | 'xls' | 'ods' = 'xlsx') => {
    const rows: BookCell[][] = [
      KAHOOT_TITLES,
      ['Which?', ...cells, ...Array<null>(4 - cells.length).fill(null), 20, 1]
    ];
    const [question] = importFile(bookFile({ Quiz: rows }, type), 'quiz.xlsx', language).questions;
    return question && 'options' in question ? question.options : [];
  };
  const NUMBERS: BookCell[] = [
    { v: 7, z: '000' },
    { v: 31, z: '"+"0' },
    { v: 2.5, z: '"€" #,##0.00' },
    { v: 17_500_000, z: '#,##0' }
  ];
  const MORE: BookCell[] = [
    { v: 3.14159265358979, z: '0.00' },
    { v: 100, z: '0" km"' },
    { v: 0.5, z: '# ?/?' },
    { v: 0.25, z: '0%' }
  ];
  const TIMES: BookCell[] = [{ v: 32_821, z: 'd mmmm yyyy' }, { v: 0.8541666666, z: 'h:mm' }, 'never', 1961];

  it.each(['xlsx', 'xls'] as const)('numbers, prices, fractions, dates and times of .%s', (type) => {
    expect(shown(NUMBERS, 'en', type)).toEqual(['007', '+31', '€ 2.50', '17,500,000']);
    expect(shown(MORE, 'en', type)).toEqual(['3.14', '100 km', '1/2', '25%']);
    expect(shown(TIMES, 'en', type)).toEqual(['9 November 1989', '20:30', 'never', '1961']);
  });

  it('as it is shown in the language of who brings it, unless the cell says another', () => {
    expect(shown(NUMBERS, 'nl')).toEqual(['007', '+31', '€ 2,50', '17.500.000']);
    expect(shown(TIMES, 'nl')[0]).toBe('9 november 1989');
    expect(
      shown(
        [
          { v: 32_821, z: '[$-413]d mmmm yyyy' },
          { v: 32_821, z: '[$-407]d. mmmm yyyy' },
          { v: 32_821, z: '[$-C0A]d" de "mmmm" de "yyyy' },
          { v: 1234.5, z: '[$€-407] #,##0.00' }
        ],
        'en'
      )
    ).toEqual(['9 november 1989', '9. November 1989', '9 de noviembre de 1989', '€ 1.234,50']);
  });

  it('formats that the library knows too little of', () => {
    expect(
      shown([
        { v: 32_822, z: 'dd.mm.yyyy' },
        { v: 32_821, z: '[$-407]dd/mm/yyyy' },
        { v: 83_000_000, z: '[$-407]#,##0' },
        { v: 0.5, z: 'General%' }
      ])
    ).toEqual(['10.11.1989', '09.11.1989', '83.000.000', '50%']);
    expect(shown([{ v: 32_821, z: 'd/m/yyyy' }, 2.5, { v: 123_456_789_012, z: 'General' }], 'nl')).toEqual([
      '9-11-1989',
      '2,5',
      '123456789012'
    ]);
  });

  it('a short date, whose form is the computer’s own, cannot be misread', () => {
    expect(shown([{ v: 32_821, z: 'm/d/yy' }, 'never'])[0]).toBe('1989-11-09');
  });

  it('says where two options differ only in digits that are not shown', () => {
    const row = (correct: number): BookCell[] => [
      'Pi?',
      { v: 3.14, z: '0.00' },
      { v: 3.1415, z: '0.00' },
      '3',
      null,
      20,
      correct
    ];
    const report = read(bookFile({ Quiz: [KAHOOT_TITLES, row(1), row(3)] }));
    expect(report.refused).toMatchObject([
      { line: 2, code: 'options_same_shown', params: { option: '3.14', first: '3.14', second: '3.1415' } }
    ]);
    expect(report.repaired).toMatchObject([{ line: 3, code: 'options_same_shown' }]);
    expect(report.questions).toMatchObject([{ options: ['3.14', '3'], correct: 1 }]);
  });

  it('lines stay lines, and codes are decoded once', () => {
    const report = read(
      bookFile({
        Quiz: [
          KAHOOT_TITLES,
          ['What is this?\nif (x)\n    y()', 'blue\nand white', 'red', null, null, 20, 1],
          ['Who said &quot;I&#039;m back&quot; &amp; &amp;lt;?', 'a &amp; b', 'b', null, null, 20, 1]
        ]
      })
    );
    expect(report.questions).toMatchObject([
      { prompt: 'What is this?\nif (x)\n    y()', options: ['blue\nand white', 'red'] },
      { prompt: `Who said "I'm back" & &lt;?`, options: ['a & b', 'b'] }
    ]);
    expect(codes(report).repaired).toEqual(['entities_decoded']);
  });
});

describe('[IMPORT-3] what is right', () => {
  const answer = (
    correct: BookCell,
    titles: readonly string[] = KAHOOT_TITLES,
    options = ['Amsterdam', 'Paris', 'Berlin', 'Rome']
  ) => {
    const report = read(bookFile({ Quiz: [titles, ['Which?', ...options, 20, correct]] }));
    const [question] = report.questions;
    return question && 'correct' in question ? question.correct : report.refused[0]?.code;
  };
  it.each<[BookCell, number | number[]]>([
    ['1.0', 0],
    ['B', 1],
    ['b, c', [1, 2]],
    ['Amsterdam', 0],
    ['  rome ', 3],
    ['Paris; Rome', [1, 3]],
    ['Answer 1', 0],
    ['Antwoord B', 1],
    ['Option C', 2],
    ['#1', 0],
    ['1)', 0],
    ['(1)', 0],
    ['1|3', [0, 2]],
    ['1 or 3', [0, 2]],
    ['1 et 3', [0, 2]],
    ['1 und 3', [0, 2]],
    ['a e c', [0, 2]],
    ['１，３', [0, 2]],
    ['١', 0]
  ])('%j is read', (cell, correct) => {
    expect(answer(cell)).toEqual(correct);
  });

  it.each<[BookCell, string]>([
    ['1:3', 'correct_two_ways'],
    ['1-3', 'correct_two_ways'],
    ['1 of 3', 'correct_two_ways'],
    [{ v: 46_082, z: 'd-mmm' }, 'correct_date'],
    ['Madrid', 'correct_unreadable'],
    ['Amsterdam, Madrid', 'correct_unreadable'],
    [true, 'correct_unreadable'],
    ['E', 'correct_unreadable'],
    ['7', 'correct_out_of_range']
  ])('%j is refused: %s', (cell, code) => {
    expect(answer(cell)).toBe(code);
  });

  it('“of” is Dutch for “or” under Dutch titles', () => {
    const titles = ['Vraag', 'Antwoord 1', 'Antwoord 2', 'Antwoord 3', 'Antwoord 4', 'Tijd', 'Juist'];
    expect(answer('1 of 3', titles)).toEqual([0, 2]);
  });

  it('a number is a place, unless the column is known to hold texts: then it is refused where it could be both', () => {
    const legs = ['2', '4', '6', '8'];
    expect(answer('4', KAHOOT_TITLES, legs)).toBe(3);
    expect(answer('8', KAHOOT_TITLES, legs)).toBe(3);
    const rows: BookCell[][] = [
      ['Legs?', '2', '4', '6', '8', 20, '4'],
      ['Legs now?', '2', '4', '6', '8', 20, '8']
    ];
    expect(read(bookFile({ Quiz: [KAHOOT_TITLES, ...rows] })).refused).toMatchObject([
      { code: 'correct_ambiguous', params: { value: '4', text: 2, place: 4 } }
    ]);
  });

  it('an option that is a number of two digits is that option, not two of them', () => {
    expect(answer('13', KAHOOT_TITLES, ['11', '12', '13', '14'])).toBe(2);
  });
});

describe('[IMPORT-4] sheets and rounds', () => {
  const row = (n: number): BookCell[] => [`Question ${n}?`, 'a', 'b', null, null, 20, 1];
  const rounds = (report: ImportReport) =>
    report.rounds.map(({ title, questions }) => [title, questions.length]);

  it('a round for each sheet, by its name', () => {
    const report = read(
      bookFile({
        Music: [KAHOOT_TITLES, row(1)],
        Film: [KAHOOT_TITLES, row(2), row(3)],
        Sport: [KAHOOT_TITLES, row(4)]
      })
    );
    expect(rounds(report)).toEqual([
      ['Music', 1],
      ['Film', 2],
      ['Sport', 1]
    ]);
    expect(codes(report)).toEqual({ repaired: [], refused: [] });
  });

  it('the question on the second sheet, and the first one named as left out', () => {
    const report = read(
      bookFile({
        Summary: [['Exported from another program.']],
        'Sheet 1': [['Table 1'], KAHOOT_TITLES, row(1)]
      })
    );
    expect(rounds(report)).toEqual([['', 1]]);
    expect(report.repaired).toMatchObject([{ code: 'sheet_left_out', params: { sheet: 'Summary' } }]);
  });

  it('titles between rows, and titles of columns that come again', () => {
    const report = read(
      bookFile({
        Quiz: [KAHOOT_TITLES, ['Round 1: Warm-up'], row(1), ['Round 2: Music'], KAHOOT_TITLES, row(2), row(3)]
      })
    );
    expect(rounds(report)).toEqual([
      ['Round 1: Warm-up', 1],
      ['Round 2: Music', 2]
    ]);
    expect(codes(report).repaired).toEqual(['heading_read', 'heading_read']);
  });

  it('the title of the first round may stand above the titles of the columns', () => {
    const report = read(
      bookFile({
        Quiz: [['My quiz'], ['Round 1'], KAHOOT_TITLES, row(1), ['Round 2'], KAHOOT_TITLES, row(2)]
      })
    );
    expect(rounds(report)).toEqual([
      ['Round 1', 1],
      ['Round 2', 1]
    ]);
  });

  it('a row that says what belongs where is no question', () => {
    const hints = [
      'Text of the question (required)',
      'Option 1 (required)',
      'Option 2 (required)',
      '(optional)'
    ];
    expect(read(bookFile({ Quiz: [KAHOOT_TITLES, hints, row(1)] }))).toMatchObject({ taken: 1, refused: [] });
  });

  it('a question without anything else is no title', () => {
    const report = read(bookFile({ Quiz: [KAHOOT_TITLES, ['Who knows?'], row(1)] }));
    expect(report.refused).toMatchObject([{ line: 2, code: 'too_few_options', text: 'Who knows?' }]);
  });

  it('a column of rounds', () => {
    const report = read(
      titled(
        ['Ronde', 'Vraag', 'Antwoord'],
        [1, 'Eerste?', 'a'],
        [1, 'Tweede?', 'b'],
        [2, 'Derde?', 'c'],
        ['Muziek', 'Vierde?', 'd']
      )
    );
    expect(rounds(report)).toEqual([
      ['Ronde 1', 2],
      ['Ronde 2', 1],
      ['Muziek', 1]
    ]);
  });

  it('says in which sheet and row something stands, and what stands there', () => {
    const report = read(
      bookFile({
        One: [KAHOOT_TITLES, row(1)],
        Two: [KAHOOT_TITLES, row(1), ['Lost?', 'a', 'b', null, null, 20, 9]]
      })
    );
    expect(report.refused).toMatchObject([
      { sheet: 'Two', line: 3, code: 'correct_out_of_range', text: 'Lost?' }
    ]);
    expect(report.repaired).toMatchObject([
      { sheet: 'Two', line: 2, code: 'question_twice', params: { at: 'One, 2' } }
    ]);
    expect(report.doubles).toEqual([1]);
  });

  it('the empty template says where to begin', () => {
    const empty = bookFile({
      Quiz: [[], ['Quiz template'], [], [], [], [], [], [null, ...KAHOOT_TITLES], [1], [2], [3]]
    });
    expect(read(empty).refused).toEqual([
      {
        line: 0,
        code: 'template_empty',
        params: { row: 9 },
        why: 'The template is still empty: fill row 9 and below.'
      }
    ]);
  });
});

describe('[IMPORT-5] other files', () => {
  const rows = [
    ['Question', 'Answer 1', 'Answer 2', 'Time limit', 'Correct answer'],
    ['Capital of NL?', 'Amsterdam', 'Paris', '30', '1'],
    ['Two\nlines; “é”, and more?', 'a "b"', 'c', '20', 'B']
  ];
  it.each(['xlsx', 'xls', 'ods', 'xlsm', 'csv', 'fods'] as const)('.%s', (type) => {
    if (type === 'fods') {
      expect(codes(read(bookFile({ Quiz: rows }, type), 'quiz.fods')).refused).toEqual(['format_unknown']);
      return;
    }
    const report = read(bookFile({ Quiz: rows }, type), `quiz.${type}`);
    expect(report.questions).toMatchObject([
      CAPITAL,
      { prompt: 'Two\nlines; “é”, and more?', options: ['a "b"', 'c'], correct: 1 }
    ]);
  });

  it.each([
    [',', 'quiz.csv'],
    [';', 'quiz.csv'],
    ['\t', 'quiz.tsv'],
    ['\t', 'quiz.txt'],
    ['|', 'quiz.csv']
  ])('a text with %j between its cells, called %s', (mark, name) => {
    expect(read(tableFile(rows, mark), name).questions).toMatchObject([CAPITAL, { correct: 1 }]);
  });

  it('a table in Windows-1252, with a mark for Excel', () => {
    const text = 'sep=;\r\nFrage;Antwort 1;Antwort 2;Richtige Antwort\r\nGrün?;Öl;Käse;2\r\n';
    const report = read(
      Uint8Array.from(text, (char) => char.charCodeAt(0)),
      'quiz.csv'
    );
    expect(report.questions).toMatchObject([{ prompt: 'Grün?', options: ['Öl', 'Käse'], correct: 1 }]);
    expect(codes(report).repaired).toEqual(['not_utf8']);
    expect(report.repaired).toMatchObject([{ line: 0 }]);
    expect(read(strToU8('sep=;\r\nFrage;Antwort\r\nWer?;\r\n'), 'q.csv').refused).toMatchObject([
      { line: 3 }
    ]);
  });

  it('a text that is no table is none because of its commas', () => {
    const text = strToU8('Dear diary, today, as ever, it rained.\nAnd then, well, it did not.\n');
    expect(codes(read(text, 'diary.txt')).refused).toEqual(['format_unknown']);
    expect(codes(read(text, 'diary.csv')).refused).toEqual(['header_missing']);
  });

  it('a file with a password says so', () => {
    expect(codes(read(lockedFile())).refused).toEqual(['file_password']);
  });

  it('an OpenDocument cell that stands there a million times is refused; blanks may', () => {
    const file = (cell: string) => {
      const row = `<table:table-row table:number-rows-repeated="1000">${cell}</table:table-row>`;
      const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="Q">${row}</table:table></office:spreadsheet></office:body></office:document-content>`;
      return zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8(content)
      });
    };
    const filled =
      '<table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>a</text:p></table:table-cell>';
    expect(codes(read(file(filled))).refused).toEqual(['too_many_cells']);
    expect(codes(read(file('<table:table-cell table:number-columns-repeated="1000"/>'))).refused).toEqual([
      'header_missing'
    ]);
  });
});

describe('[IMPORT-6] columns that a person names', () => {
  const odd = bookFile({
    Notes: [['Just a note']],
    Data: [
      ['Wat', 'Eerste', 'Tweede', 'Welke'],
      ['Capital of NL?', 'Amsterdam', 'Paris', 'a'],
      ['And of FR?', 'Amsterdam', 'Paris', 'b']
    ]
  });

  it('shows what the columns hold', () => {
    const report = read(odd);
    expect(report.refused).toMatchObject([{ line: 0, code: 'header_missing' }]);
    expect(report.outlines).toMatchObject([
      { index: 0, name: 'Notes', isRead: false },
      {
        index: 1,
        name: 'Data',
        isRead: false,
        firstRow: 2,
        rows: 2,
        columns: [
          { letters: 'A', title: 'Wat', samples: ['Capital of NL?', 'And of FR?'], role: undefined },
          { letters: 'B', title: 'Eerste' },
          { letters: 'C' },
          { letters: 'D' }
        ]
      }
    ]);
  });

  it('reads them as they are named', () => {
    const { sheets = [] } = read(odd);
    const roles = new Map([
      [0, 'question'],
      [1, 'option'],
      [2, 'option'],
      [3, 'correct']
    ] as const);
    const report = importSheets(sheets, 'Odd', new Map([[1, { firstRow: 2, roles }]]));
    expect(report).toMatchObject({ title: 'Odd', taken: 2, refused: [], repaired: [] });
    expect(report.questions).toMatchObject([{ correct: 0 }, { correct: 1 }]);
    expect(report.outlines?.[1]?.columns.map(({ role }) => role)).toEqual([
      'question',
      'option',
      'option',
      'correct'
    ]);
  });

  it('says what is missing', () => {
    const { sheets = [] } = read(odd);
    const mapping = { firstRow: 2, roles: new Map([[0, 'question']] as const) };
    expect(codes(importSheets(sheets, 'Odd', new Map([[1, mapping]]))).refused).toEqual([
      'mapping_incomplete'
    ]);
  });

  it('shows what was recognised, too', () => {
    const report = read(titled(['Vraag', 'Antwoord'], ['Wie?', 'ik']));
    expect(report.outlines).toMatchObject([
      { isRead: true, columns: [{ role: 'question' }, { role: 'correct' }] }
    ]);
  });
});
