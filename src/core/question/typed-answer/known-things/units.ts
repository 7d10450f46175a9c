/** A unit and how else it is written or typed, in English and Dutch; the first form stands for all. */
const UNITS = `
  euro euros eur
  dollar dollars usd
  pound pounds pond gbp
  yen
  cent cents
  percent procent pct
  degrees degree graden graad
  celsius
  fahrenheit
  kilometre kilometres kilometer kilometers km
  metre metres meter meters
  centimetre centimetres centimeter centimeters cm
  millimetre millimetres millimeter millimeters mm
  mile miles mijl mijlen
  foot feet ft voet
  inch inches
  kilogram kilograms kilogramme kilo kilos kg
  gram grams gramme grammes
  ton tons tonne tonnes
  litre litres liter liters
  millilitre millilitres milliliter milliliters ml
  seconds seconde seconden sec
  minute minutes minuut minuten min
  hour hours uur uren
  day days dag dagen
  week weeks weken
  month months maand maanden
  year years jaar jaren
  person persons people personen mensen
  point points punt punten
  piece pieces stuk stuks
  time times keer`;

/** Units by every form of them. Single letters are none: «3D», «5G» and «4K» are no amounts. */
export const units: ReadonlyMap<string, string> = new Map(
  UNITS.trim()
    .split('\n')
    .flatMap((line) => {
      const forms = line.trim().split(' ');
      return forms.map((form) => [form, forms[0] ?? form] as const);
    })
);

/** Signs that are read as the unit behind their number. */
export const unitSigns: Readonly<Record<string, string>> = {
  '€': 'euro',
  $: 'dollar',
  '£': 'pound',
  '¥': 'yen',
  '%': 'percent',
  '°': 'degrees'
};
