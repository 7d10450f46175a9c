/** Elements, planets and moons, gods, Greek letters, and words of science that are learnt in pairs, in English / Dutch. */
export const science = `
Hydrogen/Waterstof, Helium, Lithium, Beryllium, Boron/Boor, Carbon/Koolstof, Nitrogen/Stikstof, Oxygen/Zuurstof, Fluorine/Fluor, Neon, Sodium/Natrium,
Magnesium, Aluminium/Aluminum, Silicon/Silicium, Phosphorus/Fosfor, Sulfur/Sulphur/Zwavel, Chlorine/Chloor, Argon, Potassium/Kalium, Calcium,
Scandium, Titanium/Titaan, Vanadium, Chromium/Chroom, Manganese/Mangaan, Iron/IJzer, Cobalt/Kobalt, Nickel/Nikkel, Copper/Koper, Zinc/Zink, Gallium, Germanium,
Arsenic/Arseen, Selenium/Seleen, Bromine/Broom, Krypton, Rubidium, Strontium, Yttrium, Zirconium/Zirkonium, Niobium, Molybdenum/Molybdeen, Technetium,
Ruthenium, Rhodium, Palladium, Silver/Zilver, Cadmium, Indium, Tin, Antimony/Antimoon, Tellurium/Telluur, Iodine/Jodium/Jood, Xenon, Caesium/Cesium, Barium, Lanthanum/Lanthaan,
Cerium, Praseodymium, Neodymium, Promethium, Samarium, Europium, Gadolinium, Terbium, Dysprosium, Holmium, Erbium, Thulium, Ytterbium, Lutetium, Hafnium,
Tantalum/Tantaal, Tungsten/Wolfraam, Rhenium/Renium, Osmium, Iridium, Platinum/Platina, Gold/Goud, Mercury/Kwik/Mercurius, Thallium, Lead/Lood, Bismuth/Bismut,
Polonium, Astatine/Astaat, Radon, Francium, Radium, Actinium, Thorium, Protactinium, Uranium/Uraan, Neptunium, Plutonium, Americium, Curium, Berkelium, Californium,
Einsteinium, Fermium, Mendelevium, Nobelium, Lawrencium, Rutherfordium, Dubnium, Seaborgium, Bohrium, Hassium, Meitnerium, Darmstadtium, Roentgenium/Röntgenium,
Copernicium, Nihonium, Flerovium, Moscovium, Livermorium, Tennessine/Tennessien, Oganesson,

Venus, Earth/Aarde, Mars, Jupiter, Saturn/Saturnus, Uranus, Neptune/Neptunus, Pluto, Ceres, Eris, Moon/Maan, Sun/Zon, Phobos, Deimos, Europa, Ganymede/Ganymedes,
Callisto, Titan, Titania, Titanic, Triton, Oberon, Miranda, Charon, Rhea, Dione, Tethys, Mimas,
Zeus, Hera, Poseidon, Hades, Demeter, Athena, Apollo, Artemis, Ares, Aphrodite, Hermes, Hephaestus, Hestia, Dionysus/Dionysos, Kronos/Cronus, Chronos, Gaia, Juno, Minerva, Vulcan/Vulcanus,
Aries, Taurus, Gemini, Leo, Virgo, Libra, Scorpio, Sagittarius, Capricorn, Aquarius, Pisces,
Alpha/Alfa, Beta, Gamma, Delta, Epsilon, Zeta, Eta, Theta, Iota, Kappa, Lambda, Omicron, Rho, Sigma, Tau, Upsilon, Phi, Chi, Psi, Omega,

Monday/Maandag, Tuesday/Dinsdag, Wednesday/Woensdag, Thursday/Donderdag, Friday/Vrijdag, Saturday/Zaterdag, Sunday/Zondag,
January/Januari, February/Februari, March/Maart, April, May/Mei, June/Juni, July/Juli, August/Augustus, September, October/Oktober, November, December,

Proton, Photon/Foton, Neutron, Neutrino, Electron/Elektron, Positron, Boson, Fermion, Isotope/Isotoop, Isomer/Isomeer, Methane/Methaan, Ethane/Ethaan, Propane/Propaan, Propene/Propeen,
Butane/Butaan, Pentane/Pentaan, Hexane/Hexaan, Heptane/Heptaan, Methanol, Ethanol, Propanol, Glucose, Fructose, Lactose, Sucrose, Maltose, Galactose, Cellulose, Silicone/Siliconen, Silica, Ammonia/Ammoniak, Ammonium,
Sulfate/Sulphate/Sulfaat, Sulfite/Sulphite/Sulfiet, Sulfide/Sulphide, Nitrate/Nitraat, Nitrite/Nitriet, Nitride, Phosphate/Fosfaat, Chloride, Chlorate/Chloraat, Fluoride, Oxide,
Mitosis/Mitose, Meiosis/Meiose, Stalactite/Stalactiet, Stalagmite/Stalagmiet, Adenine, Guanine, Cytosine, Thymine, Thiamine, Uracil, Thyroid, Steroid, Asteroid/Asteroïde,
Atrium, Ventricle, Ulna, Femur, Fibula, Tibia, Humerus, Scapula, Patella, Cornea, Retina, Insulin/Insuline, Inulin, Glucagon, Glycogen, Estrogen/Oestrogen/Oestrogeen,
Concave/Concaaf, Convex, Anode, Cathode/Kathode, Latitude, Altitude, Longitude, Median/Mediaan, Astronomy/Astronomie, Astrology/Astrologie,
Jurassic/Jura, Triassic/Trias, Cretaceous/Krijt, Eocene/Eoceen, Miocene/Mioceen, Pliocene/Plioceen, Pleistocene/Pleistoceen, Oligocene/Oligoceen, Holocene/Holoceen, Paleocene/Paleoceen,
Hypothermia, Hyperthermia, Hypoglycemia, Hyperglycemia, Hypotension, Hypertension, Paleolithic, Mesolithic, Neolithic
`;
