# Countries and territories that meet: names, adjectives, and cities with the
# country that they lie in. First names in each line come from CLDR 48.2
# (cldr-localenames-full, territories, English), © 2004-2026 Unicode, Inc.,
# Unicode License v3 (LICENSES/Unicode-3.0.txt); aliases, adjectives and cities by hand.
# QM, QN and QP are invented, with their cities; codes that begin with Q and a letter from M are nobody's.

[party.name]
AD: Andorra, Principality of Andorra
AE: United Arab Emirates, UAE, U.A.E., Emirates
AF: Afghanistan, Islamic Republic of Afghanistan
AG: Antigua and Barbuda
AL: Albania, Republic of Albania
AM: Armenia, Republic of Armenia
AO: Angola, Republic of Angola
AR: Argentina, Argentine Republic
AT: Austria, Republic of Austria
AU: Australia, Commonwealth of Australia
AZ: Azerbaijan, Republic of Azerbaijan
BA: Bosnia and Herzegovina, Bosnia, BiH
BB: Barbados
BD: Bangladesh, People's Republic of Bangladesh, People’s Republic of Bangladesh
BE: Belgium, Kingdom of Belgium
BF: Burkina Faso
BG: Bulgaria, Republic of Bulgaria
BH: Bahrain, Kingdom of Bahrain
BI: Burundi, Republic of Burundi
BJ: Benin, Republic of Benin
BN: Brunei, Brunei Darussalam, Negara Brunei Darussalam
BO: Bolivia, Plurinational State of Bolivia
BR: Brazil, Federative Republic of Brazil
BS: Bahamas, The Bahamas, Commonwealth of The Bahamas
BT: Bhutan, Kingdom of Bhutan
BW: Botswana, Republic of Botswana
BY: Belarus, Republic of Belarus
BZ: Belize
CA: Canada
KY: Cayman Islands, Cayman
BM: Bermuda
NC: New Caledonia
PF: French Polynesia
CD: Congo - Kinshasa, Democratic Republic of the Congo, DRC, Democratic Republic of Congo, DR Congo, D.R. Congo, Congo-Kinshasa
CF: Central African Republic
CG: Congo - Brazzaville, Republic of the Congo, Republic of Congo, Congo-Brazzaville, Congo
CH: Switzerland, Swiss Confederation
CI: Côte d’Ivoire, Côte d'Ivoire, Ivory Coast, Cote d'Ivoire, Cote d’Ivoire
CK: Cook Islands
CL: Chile, Republic of Chile
CM: Cameroon, Republic of Cameroon
CN: China, People's Republic of China, People’s Republic of China, PRC, P.R. China, P.R.C., Communist Party of China
CO: Colombia, Republic of Colombia
CR: Costa Rica, Republic of Costa Rica
CU: Cuba, Republic of Cuba
CV: Cape Verde, Cabo Verde, Republic of Cabo Verde
CY: Cyprus, Republic of Cyprus
CZ: Czechia, Czech Republic
DE: Germany, Federal Republic of Germany
DJ: Djibouti, Republic of Djibouti
DK: Denmark, Kingdom of Denmark
DM: Dominica, Commonwealth of Dominica
DO: Dominican Republic
DZ: Algeria, People's Democratic Republic of Algeria, People’s Democratic Republic of Algeria
EC: Ecuador, Republic of Ecuador
EE: Estonia, Republic of Estonia
EG: Egypt, Arab Republic of Egypt
ER: Eritrea, State of Eritrea
ES: Spain, Kingdom of Spain
ET: Ethiopia, Federal Democratic Republic of Ethiopia
FI: Finland, Republic of Finland
FJ: Fiji, Republic of Fiji, Fiji Islands
FM: Micronesia, Federated States of Micronesia, FSM
FO: Faroe Islands, Faroes
FR: France, French Republic
GA: Gabon, Gabonese Republic
GB: United Kingdom, United Kingdom of Great Britain and Northern Ireland, UK, U.K., Great Britain, Britain
GD: Grenada
GE: Georgia
GH: Ghana, Republic of Ghana
GL: Greenland
GM: Gambia, The Gambia, Republic of the Gambia
GN: Guinea, Republic of Guinea
GQ: Equatorial Guinea, Republic of Equatorial Guinea
GR: Greece, Hellenic Republic
GT: Guatemala, Republic of Guatemala
GW: Guinea-Bissau, Republic of Guinea-Bissau
GY: Guyana, Co-operative Republic of Guyana
HK: Hong Kong Special Administrative Region, Hong Kong SAR, HKSAR, Hong Kong, HKSAR, Hong Kong SAR
HN: Honduras, Republic of Honduras
HR: Croatia, Republic of Croatia
HT: Haiti, Republic of Haiti
HU: Hungary
ID: Indonesia, Republic of Indonesia
IE: Ireland, Republic of Ireland
IL: Israel, State of Israel
IN: India, Republic of India
IQ: Iraq, Republic of Iraq
IR: Iran, Islamic Republic of Iran
IS: Iceland, Republic of Iceland
IT: Italy, Italian Republic
JM: Jamaica
JO: Jordan, Hashemite Kingdom of Jordan
JP: Japan
KE: Kenya, Republic of Kenya
KG: Kyrgyzstan, Kyrgyz Republic
KH: Cambodia, Kingdom of Cambodia
KI: Kiribati, Republic of Kiribati
KM: Comoros, Union of the Comoros
KN: St. Kitts and Nevis, Saint Kitts and Nevis
KP: North Korea, Democratic People's Republic of Korea, Democratic People’s Republic of Korea, DPRK, D.P.R.K.
KR: South Korea, Republic of Korea, ROK, Korea, R.O.K.
KW: Kuwait, State of Kuwait
KZ: Kazakhstan, Republic of Kazakhstan
LA: Laos, Lao People's Democratic Republic, Lao People’s Democratic Republic, Lao PDR
LB: Lebanon, Lebanese Republic
LC: St. Lucia, Saint Lucia
LI: Liechtenstein, Principality of Liechtenstein
LK: Sri Lanka, Democratic Socialist Republic of Sri Lanka
LR: Liberia, Republic of Liberia
LS: Lesotho, Kingdom of Lesotho
LT: Lithuania, Republic of Lithuania
LU: Luxembourg, Grand Duchy of Luxembourg
LV: Latvia, Republic of Latvia
LY: Libya, State of Libya
MA: Morocco, Kingdom of Morocco
MC: Monaco, Principality of Monaco
MD: Moldova, Republic of Moldova
ME: Montenegro
MG: Madagascar, Republic of Madagascar
MH: Marshall Islands, Republic of the Marshall Islands, RMI
MK: North Macedonia, Republic of North Macedonia, Republic of Macedonia
ML: Mali, Republic of Mali
MM: Myanmar, Burma, Republic of the Union of Myanmar
MN: Mongolia
MO: Macau, Macao SAR
MR: Mauritania, Islamic Republic of Mauritania
MT: Malta, Republic of Malta
MU: Mauritius, Republic of Mauritius
MV: Maldives, Republic of Maldives, the Maldives
MW: Malawi, Republic of Malawi
MX: Mexico, United Mexican States
MY: Malaysia
MZ: Mozambique, Republic of Mozambique
NA: Namibia, Republic of Namibia
NE: Niger, Republic of Niger
NG: Nigeria, Federal Republic of Nigeria
NI: Nicaragua, Republic of Nicaragua
NL: Netherlands, The Netherlands, Kingdom of the Netherlands, Holland
NO: Norway, Kingdom of Norway
NP: Nepal, Federal Democratic Republic of Nepal
NR: Nauru, Republic of Nauru
NU: Niue
NZ: New Zealand, Aotearoa New Zealand
OM: Oman, Sultanate of Oman
PA: Panama, Republic of Panama
PE: Peru, Republic of Peru
PG: Papua New Guinea, PNG, Independent State of Papua New Guinea
PH: Philippines, Republic of the Philippines, the Philippines
PK: Pakistan, Islamic Republic of Pakistan
PL: Poland, Republic of Poland
PS: Palestinian Territories, Palestinian Authority, State of Palestine, Palestine
PT: Portugal, Portuguese Republic
PW: Palau, Republic of Palau
PY: Paraguay, Republic of Paraguay
QA: Qatar, State of Qatar
QM: Northmark
QN: Southmark
QP: Eastmark
RO: Romania
RS: Serbia, Republic of Serbia
RU: Russia, Russian Federation
RW: Rwanda, Republic of Rwanda
SA: Saudi Arabia, Kingdom of Saudi Arabia, KSA
SB: Solomon Islands, the Solomon Islands
SC: Seychelles, Republic of Seychelles
SD: Sudan, Republic of the Sudan, Republic of Sudan
SE: Sweden, Kingdom of Sweden
SG: Singapore, Republic of Singapore
SI: Slovenia, Republic of Slovenia
SK: Slovakia, Slovak Republic
SL: Sierra Leone, Republic of Sierra Leone
SM: San Marino, Republic of San Marino
SN: Senegal, Republic of Senegal
SO: Somalia, Federal Republic of Somalia
SR: Suriname, Republic of Suriname
SS: South Sudan, Republic of South Sudan
ST: São Tomé and Príncipe, Sao Tome and Principe
SV: El Salvador, Republic of El Salvador
SY: Syria, Syrian Arab Republic
SZ: Eswatini, Swaziland, Kingdom of Eswatini
TD: Chad, Republic of Chad
TG: Togo, Togolese Republic
TH: Thailand, Kingdom of Thailand
TJ: Tajikistan, Republic of Tajikistan
TL: Timor-Leste, East Timor, Democratic Republic of Timor-Leste
TM: Turkmenistan
TN: Tunisia, Republic of Tunisia
TO: Tonga, Kingdom of Tonga
TR: Republic Türkiye, Türkiye, Turkey, Republic of Türkiye, Republic of Turkey, Turkiye
TT: Trinidad and Tobago
TV: Tuvalu
TW: Republic of China (Taiwan), Republic of China, Taiwan, Chinese Taipei
TZ: Tanzania, United Republic of Tanzania
UA: Ukraine
UG: Uganda, Republic of Uganda
US: United States, United States of America, USA, U.S., U.S, US, U.S.A., America
UY: Uruguay, Oriental Republic of Uruguay
UZ: Uzbekistan, Republic of Uzbekistan
VA: Vatican City, Holy See, Vatican
VC: St. Vincent and Grenadines, Saint Vincent and the Grenadines, St. Vincent and the Grenadines, St Vincent and the Grenadines, St. Vincent and the Grenadines
VE: Venezuela, Bolivarian Republic of Venezuela
VN: Vietnam, Việt Nam, Socialist Republic of Viet Nam, Socialist Republic of Vietnam, Viet Nam
VU: Vanuatu, Republic of Vanuatu
WS: Samoa, Independent State of Samoa
XK: Kosovo, Republic of Kosovo
YE: Yemen, Republic of Yemen
ZA: South Africa, Republic of South Africa
ZM: Zambia, Republic of Zambia
ZW: Zimbabwe, Republic of Zimbabwe

[party.adjective]
AD: Andorran
AE: Emirati, Emirian
AF: Afghan
AG: Antiguan
AL: Albanian
AM: Armenian
AO: Angolan
AR: Argentine, Argentinian, Argentinean
AT: Austrian
AU: Australian
AZ: Azerbaijani, Azeri
BA: Bosnian, Bosnia-Herzegovinian
BB: Barbadian
BD: Bangladeshi
BE: Belgian
BF: Burkinabe, Burkinabè, Burkinabé
BG: Bulgarian
BH: Bahraini
BI: Burundian
BJ: Beninese, Beninois
BN: Bruneian
BO: Bolivian
BR: Brazilian
BS: Bahamian
BT: Bhutanese
BW: Botswanan, Batswana
BY: Belarusian, Belarussian
BZ: Belizean
CA: Canadian
CD: Congolese
CF: Central African
CG: Congolese
CH: Swiss
CI: Ivorian, Ivoirian
CK: Cook Islander
CL: Chilean
CM: Cameroonian
CN: Chinese
CO: Colombian
CR: Costa Rican
CU: Cuban
CV: Cabo Verdean, Cape Verdean, Cabo Verdian
CY: Cypriot
CZ: Czech
DE: German
DJ: Djiboutian
DK: Danish
DO: Dominican
DZ: Algerian
EC: Ecuadorian, Ecuadorean
EE: Estonian
EG: Egyptian
ER: Eritrean
ES: Spanish
ET: Ethiopian
FI: Finnish
FJ: Fijian
FM: Micronesian
FO: Faroese
FR: French
GA: Gabonese
GB: British
GD: Grenadian
GE: Georgian
GH: Ghanaian
GL: Greenlandic
GM: Gambian
GN: Guinean
GQ: Equatorial Guinean, Equatoguinean
GR: Greek, Hellenic
GT: Guatemalan
GW: Bissau-Guinean
GY: Guyanese
HK: Hongkonger
HN: Honduran
HR: Croatian
HT: Haitian
HU: Hungarian
IN: Indo
CN: Sino
FR: Franco
GB: Anglo
RU: Russo
PK: Pak
PT: Luso
IT: Italo
GR: Greco
BE: Belgo
AT: Austro
ID: Indonesian
IE: Irish
IL: Israeli
IN: Indian
IQ: Iraqi
IR: Iranian
IS: Icelandic
IT: Italian
JM: Jamaican
JO: Jordanian
JP: Japanese
KE: Kenyan
KG: Kyrgyz, Kyrgyzstani, Kirghiz
KH: Cambodian
KI: I-Kiribati
KM: Comorian, Comoran
KN: Kittitian
KP: North Korean
KR: South Korean, Korean
KW: Kuwaiti
KZ: Kazakh, Kazakhstani
LA: Lao, Laotian
LB: Lebanese
LC: Saint Lucian
LI: Liechtensteiner
LK: Sri Lankan
LR: Liberian
LS: Basotho, Lesothan
LT: Lithuanian
LU: Luxembourgish, Luxembourger
LV: Latvian
LY: Libyan
MA: Moroccan
MC: Monegasque
MD: Moldovan
ME: Montenegrin, Montenegrian
MG: Malagasy, Madagascan
MH: Marshallese
MK: Macedonian, North Macedonian
ML: Malian
MM: Burmese
MN: Mongolian
MR: Mauritanian
MT: Maltese
MU: Mauritian
MV: Maldivian
MW: Malawian
MX: Mexican
MY: Malaysian
MZ: Mozambican
NA: Namibian
NE: Nigerien
NG: Nigerian
NI: Nicaraguan
NL: Dutch
NO: Norwegian
NP: Nepali, Nepalese
NR: Nauruan
NU: Niuean
NZ: New Zealander
OM: Omani
PA: Panamanian
PE: Peruvian
PG: Papua New Guinean
PH: Filipino, Philippine
PK: Pakistani
PL: Polish
PS: Palestinian
PT: Portuguese
PW: Palauan
PY: Paraguayan
QA: Qatari
RO: Romanian
RS: Serbian
RU: Russian
RW: Rwandan
SA: Saudi, Saudi Arabian
SB: Solomon Islander
SC: Seychellois
SD: Sudanese
SE: Swedish
SG: Singaporean
SI: Slovenian, Slovene
SK: Slovak, Slovakian
SL: Sierra Leonean
SM: Sammarinese
SN: Senegalese
SO: Somali
SR: Surinamese
SS: South Sudanese
SV: Salvadoran, Salvadorean, Salvadorian
ST: Santomean, São Toméan
SY: Syrian
SZ: Swazi, Emaswati
TD: Chadian
TG: Togolese
TH: Thai
TJ: Tajik, Tajikistani
TL: Timorese, East Timorese
TM: Turkmen
TN: Tunisian
TO: Tongan
TR: Turkish
TT: Trinidadian, Trinbagonian
TV: Tuvaluan
TW: Republic of China (Taiwan), Republic of China, Taiwanese
TZ: Tanzanian
UA: Ukrainian
UG: Ugandan
US: American
UY: Uruguayan
UZ: Uzbek, Uzbekistani
VC: Vincentian
VE: Venezuelan
VN: Vietnamese
VU: Ni-Vanuatu, Vanuatuan
WS: Samoan
XK: Kosovar, Kosovan
YE: Yemeni
ZA: South African
ZM: Zambian
ZW: Zimbabwean

[city]
AD: Andorra la Vella
AE: Abu Dhabi, Dubai, Sharjah
AF: Kabul, Kandahar
AL: Tirana
AM: Yerevan
AO: Luanda
AR: Buenos Aires
AT: Vienna, Salzburg
AU: Canberra, Sydney, Melbourne, Brisbane, Perth, Adelaide, Hobart, Darwin, Cairns, Gold Coast, Townsville, Alice Springs
AZ: Baku
BA: Sarajevo
BB: Bridgetown
BD: Dhaka
BE: Brussels, Antwerp, Bruges, Ghent, Leuven
BF: Ouagadougou
BG: Sofia, Varna, Plovdiv
BH: Manama
BI: Bujumbura, Gitega
BJ: Cotonou, Porto-Novo
BN: Bandar Seri Begawan
BO: La Paz, Sucre, Santa Cruz de la Sierra
BR: Brasilia, Brasília, Rio de Janeiro, Sao Paulo, São Paulo, Belém, Foz do Iguaçu, Manaus
BS: Nassau
BT: Thimphu
BW: Gaborone
BY: Minsk
BZ: Belmopan
CA: Ottawa, Montreal, Montréal, Toronto, Vancouver, Quebec City, Halifax, Calgary
CD: Kinshasa
CF: Bangui
CG: Brazzaville
CH: Bern, Berne, Geneva, Zurich, Zürich, Davos, Lausanne, Basel, Lugano, St. Gallen, Montreux, Lucerne, Bürgenstock
CI: Abidjan, Yamoussoukro
CK: Rarotonga
CL: Santiago, Valparaíso, Valparaiso, Viña del Mar, Punta Arenas
CM: Yaoundé, Yaounde
CN: Beijing, Shanghai, Guangzhou, Tianjin, Chengdu, Shenzhen, Kunming, Hangzhou, Chongqing, Nanjing, Qingdao, Dalian, Xiamen, Wuhan, Sanya, Xi'an, Xi’an, Harbin, Shenyang, Guiyang, Changsha, Nanning, Haikou, Boao, Suzhou, Urumqi
CO: Bogota, Bogotá, Cartagena, Medellín, Medellin, Cali, Barranquilla
CR: San José, San Jose
CU: Havana
CV: Praia
CY: Nicosia, Limassol
CZ: Prague, Brno, Ostrava
DE: Berlin, Munich, Bonn, Hamburg, Frankfurt, Cologne, Dresden, Leipzig, Stuttgart, Düsseldorf, Münster, Weimar, Bremen, Potsdam, Nuremberg, Hanover, Mainz, Ramstein
DK: Copenhagen, Aarhus, Odense
DM: Roseau
DO: Santo Domingo, Punta Cana
DZ: Algiers, Oran
EC: Quito, Guayaquil
EE: Tallinn, Tartu
EG: Cairo, Alexandria, Sharm el-Sheikh, Sharm El Sheikh, Aswan, Luxor, El Alamein
ER: Asmara
ES: Madrid, Barcelona, Seville, Málaga, Granada, Valencia, Bilbao, Palma, Santander
ET: Addis Ababa, Bahir Dar
FI: Helsinki, Rovaniemi, Tampere, Turku, Espoo
FJ: Suva, Nadi
FM: Palikir, Pohnpei
FR: Paris, Strasbourg, Marseille, Marseilles, Lyon, Biarritz, Versailles, Toulouse, Bordeaux, Lille, Cannes, Évian, Caen
GA: Libreville
GB: London, Edinburgh, Belfast, Cardiff, Glasgow, Oxford, Cambridge, Manchester, Birmingham, Liverpool, Wilton Park, Leeds, Bristol, Sheffield, Nottingham, Aberdeen, Carbis Bay, Farnborough
GD: St. George's
GE: Tbilisi, Batumi
GH: Accra
GL: Nuuk
GM: Banjul
GN: Conakry
GQ: Malabo
GR: Athens, Thessaloniki, Heraklion, Rhodes, Crete
GT: Guatemala City
GW: Bissau
HK: Kowloon
HN: Tegucigalpa
HR: Zagreb, Dubrovnik, Zadar
HT: Port-au-Prince
HU: Budapest
ID: Jakarta, Bali, Denpasar, Nusa Dua, Bandung, Surabaya, Batam, Bintan, Yogyakarta, Labuan Bajo, Lombok, Mandalika, Medan, Makassar, Bogor, Semarang, Belitung, Palembang
IE: Dublin, Galway
IL: Jerusalem, Tel Aviv, Haifa
IN: New Delhi, Delhi, Mumbai, Chennai, Kolkata, Bengaluru, Bangalore, Hyderabad, Goa, Jaipur, Agra, Udaipur, Varanasi, Kochi, Ahmedabad, Gandhinagar, Pune, Bhubaneswar, Lucknow, Guwahati, Visakhapatnam, Srinagar, Amritsar, Thiruvananthapuram, Kumarakom, Hampi, Siliguri, Chandigarh, Gurugram, Panaji
IQ: Baghdad, Erbil, Basra, Sulaymaniyah
IR: Tehran, Isfahan
IS: Reykjavik, Reykjavík
IT: Rome, Milan, Venice, Florence, Naples, Turin, Taormina, Trieste, Bari, Capri, Genoa, Palermo, Bologna, Catania, Matera, Apulia, Stresa, Fiuggi
JM: Montego Bay
JO: Amman, Aqaba
JP: Tokyo, Kyoto, Osaka, Hiroshima, Nagasaki, Nagoya, Sapporo, Yokohama, Fukuoka, Kobe, Sendai, Karuizawa, Okinawa, Matsuyama, Kanazawa, Nara, Niigata, Takamatsu, Kitakyushu, Ise-Shima, Hakone, Naha, Shimonoseki
KE: Nairobi, Mombasa, Kisumu, Naivasha
KG: Bishkek
KH: Phnom Penh, Siem Reap, Sihanoukville
KI: Tarawa
KM: Moroni
KN: Basseterre
KP: Pyongyang
KR: Seoul, Busan, Incheon, Jeju, Daegu, Daejeon, Gwangju, Gyeongju, Songdo, Pyeongchang, PyeongChang, Sejong, Ulsan, Suwon, Jeonju, Yeosu, Mokpo, Chuncheon, Cheongju, Panmunjom
KW: Kuwait City
KZ: Astana, Nur-Sultan, Almaty, Aktau, Shymkent
LA: Vientiane, Luang Prabang, Pakse, Savannakhet
LB: Beirut
LC: Castries
LI: Vaduz
LK: Colombo, Kandy
LR: Monrovia
LS: Maseru
LT: Vilnius, Kaunas, Klaipėda
LU: Luxembourg City
LV: Riga
LY: Tripoli, Benghazi
MA: Rabat, Marrakesh, Marrakech, Casablanca, Tangier, Fez, Dakhla
MD: Chisinau, Chișinău
ME: Podgorica
MG: Antananarivo
MH: Majuro
MK: Skopje
ML: Bamako
MM: Naypyidaw, Nay Pyi Taw, Yangon, Rangoon, Nay Pyi-taw
MN: Ulaanbaatar, Ulan Bator
MR: Nouakchott
MT: Valletta
MU: Port Louis
MV: Malé
MW: Lilongwe
MX: Mexico City, Cancún, Cancun, Guadalajara, Monterrey, Tijuana, Mérida, Los Cabos, Puerto Vallarta, Oaxaca
MY: Kuala Lumpur, Putrajaya, Penang, Langkawi, Johor Bahru, Kota Kinabalu, Melaka, Kuching, Ipoh, Labuan, George Town
MZ: Maputo
NA: Windhoek
NE: Niamey
NG: Abuja, Lagos, Calabar
NI: Managua
NL: The Hague, Amsterdam, Rotterdam, Eindhoven, Maastricht, Utrecht, Noordwijk
NO: Oslo, Bergen, Tromsø, Tromso, Trondheim, Stavanger, Kirkenes, Svalbard
NP: Kathmandu, Pokhara, Lumbini
NU: Alofi
NZ: Wellington, Auckland, Christchurch, Queenstown, Dunedin, Rotorua, Waitangi
OM: Muscat
PA: Panama City
PE: Lima, Cusco, Arequipa
PG: Port Moresby
PH: Manila, Cebu, Davao, Boracay, Baguio, Bohol
PK: Islamabad, Karachi, Lahore, Rawalpindi, Gwadar, Peshawar
PL: Warsaw, Krakow, Kraków, Gdansk, Gdańsk, Katowice, Wrocław, Wroclaw, Poznań, Poznan, Łódź, Sopot
PS: Ramallah
PT: Lisbon, Porto, Lisboa, Faro, Cascais
PW: Koror
PY: Asunción, Asuncion
QA: Doha
QM: Alderhaven, Quillport
QN: Tarrowmere, Fennick
QP: Eastwater
RO: Bucharest, Cluj-Napoca, Constanța
RS: Belgrade
RU: Moscow, St. Petersburg, Saint Petersburg, Sochi, Vladivostok, Kazan, Yekaterinburg, Yalta, Ufa, Grozny, Khabarovsk
RW: Kigali
SA: Riyadh, Jeddah, Mecca, AlUla, Neom
SB: Honiara
SC: Mahé
SD: Khartoum
SE: Stockholm, Gothenburg, Malmö, Uppsala, Luleå, Kiruna
SG: Sentosa
SI: Ljubljana
SK: Bratislava, Košice
SL: Freetown
SN: Dakar
SO: Mogadishu
SR: Paramaribo
SS: Juba
SV: San Salvador
SY: Damascus
SZ: Mbabane
TD: N'Djamena
TG: Lomé, Lome
TH: Bangkok, Phuket, Chiang Mai, Pattaya, Hua Hin, Cha-am, Krabi, Koh Samui
TJ: Dushanbe
TL: Dili
TM: Ashgabat
TN: Tunis
TO: Nuku'alofa
TR: Ankara, Istanbul, Antalya, Izmir, Cappadocia, Konya, Gaziantep, Bursa, Trabzon
TT: Port of Spain
TV: Funafuti
TW: Republic of China (Taiwan), Republic of China, Taipei, Kaohsiung
TZ: Dar es Salaam, Dodoma, Arusha, Zanzibar
UA: Kyiv, Kiev, Odesa, Lviv, Kharkiv, Mariupol
UG: Kampala, Entebbe
US: Washington, Washington D.C., Washington DC, New York, New York City, Los Angeles, San Francisco, Chicago, Honolulu, Camp David, Houston, Miami, Seattle, Boston, Philadelphia, Pittsburgh, Atlanta, Anchorage, San Diego, Denver, Detroit, Annapolis, Sunnylands, Las Vegas, Minneapolis, Santa Clara
UY: Montevideo, Punta del Este
UZ: Tashkent, Samarkand, Bukhara, Khiva
VA: Vatican City
VC: Kingstown
VE: Caracas
VN: Hanoi, Ha Noi, Ho Chi Minh City, Da Nang, Ha Long, Nha Trang, Hai Phong, Hue, Can Tho, Quang Ninh, Phu Quoc, Vung Tau, Hoi An, Dalat
VU: Port Vila
WS: Apia
XK: Pristina
YE: Sana'a, Sanaa, Aden
ZA: Pretoria, Cape Town, Johannesburg, Durban, Sandton, Bloemfontein
ZM: Lusaka
ZW: Harare, Victoria Falls
