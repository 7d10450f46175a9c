import type { DraftInput } from './draft-input.ts';

/** Dutch: three rounds of four, for a living room with bitterballen. */
export const gezelligeAvond: DraftInput = {
  title: 'Een gezellige avond',
  language: 'nl',
  rounds: [
    {
      title: 'Even opwarmen',
      questions: [
        {
          type: 'singleChoice',
          prompt: 'Wat is de hoofdstad van Nederland, ook al zit de regering ergens anders?',
          options: ['Den Haag', 'Rotterdam', 'Amsterdam', 'Utrecht'],
          correct: 2,
          explanation: 'Amsterdam staat als hoofdstad in de Grondwet, maar de regering zetelt in Den Haag.',
          longText:
            'We beginnen met een weggevertje, tenminste, dat denken jullie. De koning werkt er niet, de ministers zitten er niet, en toch staat deze stad in de Grondwet.\n\nWat is de hoofdstad van Nederland?',
          hostNote: 'Grondwet, artikel 32. Er is altijd iemand die Den Haag roept.',
          timeLimitSeconds: 15
        },
        {
          type: 'trueFalse',
          prompt: 'Een spin is een insect.',
          correct: false,
          explanation: 'Spinnen hebben acht poten en horen bij de spinachtigen; insecten hebben er zes.',
          timeLimitSeconds: 10
        },
        {
          type: 'numberEstimate',
          prompt: 'Hoeveel provincies telt Nederland? Tellen op je vingers lukt net niet.',
          correct: 12,
          tolerance: 6,
          unit: 'provincies',
          explanation: 'Flevoland kwam er in 1986 als twaalfde en jongste provincie bij.',
          timeLimitSeconds: 20
        },
        {
          type: 'typedAnswer',
          prompt: 'Welke rivier stroomt door Keulen en komt bij Lobith ons land binnen?',
          accepted: ['Rijn', 'De Rijn', 'Rhein'],
          explanation: 'De Rijn ontspringt in Zwitserland en stroomt via Duitsland naar Nederland.',
          timeLimitSeconds: 20
        }
      ]
    },
    {
      title: 'Eten en drinken',
      questions: [
        {
          type: 'singleChoice',
          prompt: 'Welke vrucht gaat er in een klassieke guacamole, naast alle ruzie over de koriander?',
          options: ['Mango', 'Avocado', 'Komkommer', 'Kiwi'],
          correct: 1,
          explanation: 'Guacamole komt uit Mexico en bestaat vooral uit geprakte avocado.',
          timeLimitSeconds: 15
        },
        {
          type: 'multipleChoice',
          prompt: 'Welke van deze kazen komen oorspronkelijk uit Nederland? Kies ze allemaal.',
          options: ['Goudse kaas', 'Brie', 'Edammer', 'Feta'],
          correct: [0, 2],
          explanation: 'Gouda en Edam zijn Nederlandse kaassteden; brie is Frans en feta is Grieks.',
          timeLimitSeconds: 20
        },
        {
          type: 'trueFalse',
          prompt: 'Een tomaat is volgens plantkundigen een vrucht.',
          correct: true,
          explanation: 'De tomaat groeit uit een bloem en bevat zaden, en is daarmee zelfs een bes.',
          timeLimitSeconds: 15
        },
        {
          type: 'numberEstimate',
          prompt: 'Hoeveel gram gaat er in een pond, als je gewoon bij de groenteboer staat?',
          correct: 500,
          tolerance: 200,
          unit: 'gram',
          explanation: 'In Nederland is een pond afgerond op een halve kilo, dus 500 gram.',
          timeLimitSeconds: 20
        }
      ]
    },
    {
      title: 'De laatste ronde',
      questions: [
        {
          type: 'singleChoice',
          prompt: 'Welke schilder maakte De Nachtwacht?',
          options: ['Johannes Vermeer', 'Vincent van Gogh', 'Frans Hals', 'Rembrandt van Rijn'],
          correct: 3,
          explanation: 'Rembrandt voltooide het schuttersstuk in 1642; het hangt in het Rijksmuseum.',
          timeLimitSeconds: 15
        },
        {
          type: 'multipleChoice',
          prompt: 'Welke van deze eilanden horen bij de Nederlandse Waddeneilanden? Kies ze allemaal.',
          options: ['Texel', 'Ameland', 'Sylt', 'Schiermonnikoog', 'Borkum'],
          correct: [0, 1, 3],
          explanation: 'Sylt en Borkum zijn ook Waddeneilanden, maar ze liggen in Duitsland.',
          timeLimitSeconds: 25
        },
        {
          type: 'typedAnswer',
          prompt:
            'Hoe heet de tocht van bijna tweehonderd kilometer op de schaats langs elf steden in Friesland?',
          accepted: ['Elfstedentocht', 'De Elfstedentocht', 'Alvestêdetocht'],
          explanation: 'De laatste Elfstedentocht van de twintigste eeuw werd op 4 januari 1997 gereden.',
          timeLimitSeconds: 30
        },
        {
          type: 'numberEstimate',
          prompt: 'In welk jaar werd de euro als munten en biljetten in Nederland ingevoerd?',
          correct: 2002,
          tolerance: 8,
          explanation:
            'Vanaf 1 januari 2002 betaalden we met de euro; de gulden verdween een paar weken later.',
          timeLimitSeconds: 20
        }
      ]
    }
  ]
};
