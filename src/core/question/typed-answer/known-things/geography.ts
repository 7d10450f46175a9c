/**
 * Countries, capitals, continents, states, provinces, rivers, seas and islands, in English / Dutch. A comma ends a
 * thing, a slash separates its spellings.
 */
export const geography = `
Afghanistan, Albania/Albanië, Algeria/Algerije, Andorra, Angola, Argentina/Argentinië, Armenia/Armenië, Australia/Australië,
Austria/Oostenrijk, Azerbaijan/Azerbeidzjan, Bahamas/Bahama's, Bahrain/Bahrein, Bangladesh, Barbados, Belarus/Wit-Rusland,
Belgium/België, Belize, Benin, Bhutan, Bolivia, Bosnia/Bosnië, Botswana, Brazil/Brazilië, Brunei, Bulgaria/Bulgarije,
Burkina Faso, Burundi, Burma/Birma, Cambodia/Cambodja, Cameroon/Kameroen, Canada, Cape Verde/Kaapverdië, Chad/Tsjaad, Chile/Chili,
China, Colombia, Comoros/Comoren, Congo, Costa Rica, Croatia/Kroatië, Cuba, Cyprus, Czechia/Tsjechië, Czechoslovakia/Tsjecho-Slowakije,
Denmark/Denemarken, Djibouti, Dominica, Dominican Republic/Dominicaanse Republiek, Ecuador, Egypt/Egypte, El Salvador, England/Engeland,
Eritrea, Estonia/Estland, Eswatini, Swaziland, Ethiopia/Ethiopië, Fiji, Finland, France/Frankrijk, Gabon, Gambia, Georgia/Georgië,
Germany/Duitsland, Ghana, Greece/Griekenland, Grenada, Guatemala, Guinea/Guinee, Guyana, Haiti/Haïti, Honduras, Hungary/Hongarije,
Iceland/IJsland, India, Indonesia/Indonesië, Iran, Iraq/Irak, Ireland/Ierland, Israel/Israël, Italy/Italië, Ivory Coast/Ivoorkust,
Jamaica, Japan, Jordan/Jordanië, Kazakhstan/Kazachstan, Kenya/Kenia, Kiribati, Kosovo, Kuwait/Koeweit, Kyrgyzstan/Kirgizië, Laos,
Latvia/Letland, Lebanon/Libanon, Lesotho, Liberia, Libya/Libië, Liechtenstein, Lithuania/Litouwen, Luxembourg/Luxemburg, Madagascar,
Malawi, Malaysia/Maleisië, Maldives/Malediven, Mali, Malta, Mauritania/Mauritanië, Mauritius, Mexico, Micronesia/Micronesië, Moldova/Moldavië,
Monaco, Mongolia/Mongolië, Montenegro, Morocco/Marokko, Mozambique, Myanmar, Namibia/Namibië, Nauru, Nepal, Netherlands/Nederland, Holland,
New Zealand/Nieuw-Zeeland, Nicaragua, Niger, Nigeria, North Korea/Noord-Korea, North Macedonia/Noord-Macedonië, Norway/Noorwegen, Oman,
Pakistan, Palau, Palestine/Palestina, Panama, Papua, Paraguay, Peru, Philippines/Filipijnen, Poland/Polen, Portugal, Prussia/Pruisen, Qatar,
Romania/Roemenië, Russia/Rusland, Rwanda, Samoa, San Marino, Saudi Arabia/Saoedi-Arabië, Scotland/Schotland, Senegal, Serbia/Servië,
Seychelles/Seychellen, Sierra Leone, Singapore, Slovakia/Slowakije, Slovenia/Slovenië, Somalia/Somalië, South Africa/Zuid-Afrika,
South Korea/Zuid-Korea, South Sudan/Zuid-Soedan, Spain/Spanje, Sri Lanka, Sudan/Soedan, Suriname, Sweden/Zweden, Switzerland/Zwitserland,
Syria/Syrië, Taiwan, Tajikistan/Tadzjikistan, Tanzania, Thailand, Togo, Tonga, Trinidad, Tunisia/Tunesië, Turkey/Turkije, Turkmenistan,
Tuvalu, Uganda/Oeganda, Ukraine/Oekraïne, Uruguay, Uzbekistan/Oezbekistan, Vanuatu, Vatican/Vaticaan, Venezuela, Vietnam, Wales,
Yemen/Jemen, Yugoslavia/Joegoslavië, Zambia, Zimbabwe,

Austrian/Oostenrijks/Oostenrijker, Australian/Australisch/Australiër, Iranian/Iraans, Iraqi/Iraaks, Irish/Iers, Icelandic/IJslands,
Slovak/Slowaaks, Slovenian/Slovene/Sloveens, Nigerian, Nigerien, Swedish/Zweeds, Swiss/Zwitsers, Latvian/Lets, Lithuanian/Litouws,
Indian/Indiaas, Indonesian/Indonesisch, Mauritian, Mauritanian, Zambian, Gambian, Malian, Malawian, Hungarian/Hongaars, Bulgarian/Bulgaars,
Romanian/Roemeens, Armenian/Armeens, Albanian/Albanees, Jordanian, Ukrainian, Iberia, Siberia/Siberië,

Abuja, Accra, Addis Abeba/Addis Ababa, Algiers, Amman, Amsterdam, Ankara, Antananarivo, Apia, Asunción, Athens/Athene, Baghdad/Bagdad,
Baku/Bakoe, Bamako, Bangkok, Bangui, Banjul, Beijing/Peking, Beirut/Beiroet, Belfast, Belgrade/Belgrado, Belmopan, Berlin/Berlijn, Bern, Bogotá,
Brasilia, Bratislava, Brazzaville, Bridgetown, Brussels/Brussel, Bucharest/Boekarest, Budapest/Boedapest, Buenos Aires, Cairo/Caïro, Canberra,
Caracas, Cardiff, Castries, Cayenne, Chișinău, Colombo, Conakry, Copenhagen/Kopenhagen, Dakar, Damascus, Dhaka, Dili, Dodoma, Doha, Dublin,
Dushanbe, Edinburgh, Freetown, Gaborone, Georgetown, Gitega, Hanoi, Harare, Havana, Helsinki, Honiara, Islamabad, Jakarta, Jerusalem/Jeruzalem,
Juba, Kabul/Kaboel, Kampala, Kathmandu, Khartoum/Khartoem, Kigali, Kingston, Kingstown, Kinshasa, Kuala Lumpur, Kyiv/Kiev, Libreville, Lilongwe,
Lima, Lisbon/Lissabon, Ljubljana, Lomé, London/Londen, Luanda, Lusaka, Madrid, Majuro, Malabo, Malé, Managua, Manama, Manila, Maputo, Maseru,
Mbabane, Minsk, Mogadishu, Monrovia, Montevideo, Moroni, Moscow/Moskou, Muscat, Nairobi, Nassau, Niamey, Nicosia, Nouakchott, Oslo, Ottawa,
Ouagadougou, Palikir, Paramaribo, Paris/Parijs, Podgorica, Port Louis, Prague/Praag, Praia, Pretoria, Pristina, Pyongyang, Quito, Rabat, Reykjavik, Riga,
Riyadh/Riyad, Rome/Roma, Roseau, Sanaa, Santiago, Santo Domingo, Sarajevo, Seoul, Skopje, Sofia, Stockholm, Sucre, Suva, Tallinn, Tashkent, Tbilisi, Tegucigalpa,
Tehran/Teheran, Thimphu, Tirana, Tokyo/Tokio, Tripoli, Tunis, Ulaanbaatar, Vaduz, Valletta, Victoria, Vienna/Wenen, Vientiane, Vilnius, Warsaw/Warschau,
Washington, Wellington, Windhoek, Yaoundé, Yerevan, Zagreb,

Europe/Europa, Asia/Azië, Africa/Afrika, America/Amerika, Oceania/Oceanië, Antarctica, Arctic, Antarctic, Eurasia/Eurazië,

Alabama, Alaska, Arizona, Arkansas, California/Californië, Carolina, Colorado, Connecticut, Dakota, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana,
Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire,
New Jersey, New Mexico, New York, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, Tennessee, Texas, Utah, Vermont, Virginia, West Virginia, Wisconsin, Wyoming,

Groningen, Friesland, Drenthe, Overijssel, Flevoland, Gelderland, Utrecht, Zeeland, Limburg, Brabant, Antwerp/Antwerpen, Flanders/Vlaanderen,
Hesse/Hessen, Saxony/Saksen, Bavaria/Beieren, Burgundy/Bourgondië, Brittany/Bretagne, Normandy/Normandië, Galicia/Galicië,
Catalonia/Catalonië, Castile/Castilië, Sardinia/Sardinië, Sicily/Sicilië, Corsica, Crete/Kreta, Java, Sumatra, Borneo,

Amazon/Amazone, Danube/Donau, Rhine/Rijn, Rhône, Meuse/Maas, Moselle/Moezel, Scheldt/Schelde, Seine, Loire, Garonne, Thames/Theems, Tiber, Tigris,
Euphrates/Eufraat, Ganges, Indus, Nile/Nijl, Niger, Zambezi, Volga/Wolga, Dnieper/Dnjepr, Dniester/Dnjestr, Vistula/Weichsel, Elbe, Oder, Orinoco, Ontario, Erie,
Huron, Superior, Baltic, Balkan, Adriatic, Aegean, Ionian, Caspian, Arabian, Iberian, Ural, Aral, Himalaya, Alps/Alpen, Andes, Atlas, Apennines/Apennijnen, Pyrenees/Pyreneeën,
Atlantic/Atlantische, Pacific, Indian Ocean/Indische Oceaan
`;
