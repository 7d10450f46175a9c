/**
 * Words that tell one thing from another: directions (with German, French, Spanish and Italian), sides, ranks, people,
 * animals and things that are one letter from each other, in English / Dutch. Words that are mixed up only in writing, as
 * «desert» and «dessert», are not here: that is a typing error.
 */
export const words = `
North/Noord/Noorden/Nord/Norte, South/Zuid/Zuiden/Süd/Sud/Sur, East/Oost/Oosten/Ost/Est/Este, West/Westen/Ouest/Oeste/Ovest,
Northern/Noordelijk/Noordelijke/Noorder/Nördlich, Southern/Zuidelijk/Zuidelijke/Zuider/Südlich, Eastern/Oostelijk/Oostelijke/Ooster/Östlich,
Western/Westelijk/Westelijke/Wester/Westlich, Northeast/Noordoost/Noordoosten/Nordost, Northwest/Noordwest/Noordwesten/Nordwest,
Southeast/Zuidoost/Zuidoosten/Südost, Southwest/Zuidwest/Zuidwesten/Südwest, Left/Links, Right/Rechts, Upper/Boven, Lower/Neder, Inner, Outer, Under, Over,
Before, After, Above, Below, Inside, Outside, Maximum, Minimum, Major, Minor, Senior, Junior, Male, Female, Winter, Summer/Zomer, Spring/Lente, Autumn/Herfst,
Million/Miljoen, Billion/Miljard, Trillion, Thousand/Duizend, Hundred/Honderd, Hydro, Hyper, Hypo, Macro, Micro, Intra, Inter,
Grey/Gray,

Monet, Manet, Plato, Socrates, Aristotle/Aristoteles, Lenin, Lennon, Stalin, Homer/Homerus, Bizet, Mendel, Mandela, Rodin, Nelson, Newton,
Octavian/Octavianus, Octavius, Claudius, Claudia, Julius, Julian, Julia, Marcus, Marius, Tiberius, Titus,
Mouse/Muis, Moose/Eland, Goose/Gans, Horse/Paard, House/Huis, Tiger/Tijger, Camel/Kameel, Tortoise, Turtle, Otter, Eagle, Beagle, Beaver, Weasel, Whale, Bear, Beer,
Viola, Violin/Viool, Cello, Trumpet/Trompet, Trombone, Prune/Pruim, Plum, Peach, Pear, Pearl, Lemon, Melon, Onion, Union, Bread, Bronze, Brass,
Planet, Plane, Plant, Venice, Verona, Heart, Hearth, Earth, Stomach, Spleen, Spine, Spoon, Chess, Chest, Cheese, Bishop, Knight, Night, Queen, Pawn, Prawn
`;
