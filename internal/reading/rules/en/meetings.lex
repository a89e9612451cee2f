# What meetings are called, and the verbs that hold them. The value of a head
# word is the kind of meeting that it names, "-" where it names none by itself.

[series.head]
consultation: consultation mechanism, consultations mechanism, consultation mechanism meeting, consultations mechanism meeting, consultation, consultations, foreign office consultations, policy consultations, senior officials meeting, senior officials' meeting, advisors meeting, advisers meeting, advisors' meeting, senior officials' talks, senior officials talks, senior official talks, officials' talks, consultation meeting, consultative meeting, consultations meeting
dialogue: dialogue, dialogues, consultative group, strategic group, strategic management group, strategic dialogue, advisory group, strategic advisory group
working_group: working group, working-group, joint working group
joint_committee: annual exchange of visits, exchange of visits, committee, joint committee, commission, joint commission, forum, steering group, joint ministerial forum, council, task force, taskforce, mechanism, working mechanism, joint ministerial commission, ministerial forum, steering committee, secretariat meeting, binational cabinet, binational cabinet meeting, joint cabinet meeting, coordination group, co-ordination group, contact group
ministerial: ministerial, ministerial conference, foreign ministerial meeting, ministerial-level meeting, foreign ministers meeting, foreign ministers' meeting, ministerial meeting, ministers' meeting, ministers meeting
summit: summit, summit meeting, leaders' summit, leaders' retreat, leaders retreat, heads of government meeting, leaders summit, leaders' meeting, leaders meeting
-: meeting, meetings, talks, session, round, conference, conversations, symposium, workshop

# nouns of an event that may be held without being a series
[event.noun]
consultation: consultation, consultations
dialogue: dialogue, dialogues
working_group: working group
joint_committee: joint committee, joint commission, joint committee meeting, joint ministerial forum
summit: summit, summit meeting
phone_call: call, phone call, telephone call, telephone talk, telephone talks, telephone conversation, telephone consultations, telephone consultation, phone conversation, phone talks, conference call, video call, calls, telecon, telephone discussion, phone talk, telephone meeting, telephone exchange, telephone conference, phone conference, phone discussion, telephonic conversation, phone exchange
courtesy_call: courtesy call
-: banquet, welcome banquet, meeting, meetings, talks, discussions, discussion, bilateral, session, round, conference, conversation, luncheon, lunch, dinner, breakfast, working lunch, working dinner, working breakfast, engagement, engagements, bilateral meeting, exchange of views, virtual meeting, gathering, consultative group, forum, ministerial, mechanism, commission, committee, interaction, roundtable, retreat, audience, teleconference, videoconference, video conference, video-conference, delegation-level talks, trilateral, negotiations, bilateral talks, trilateral meeting

[verb.hold]
held, holds, holding, hold, convened, convenes, convene, convening, hosted, hosts, host, hosting, co-hosted, co-host, co-hosts, co-hosting, cohosted, chaired, chairs, chair, lead, co-chaired, cochaired, co-chair, co-chairing, led, leads, leading, attended, attends, attend, attending, participated in, participate in, participating in, participates in, took part in, take part in, takes part in, engages in, engaged in, concluded, concludes, conducted, launched, kicked off, opened, joined, co-led, engaged in, undertook, headed, presided over, wrapped up, completed, resumed, inaugurated

[verb.held]
held, convened, co-chaired, chaired, hosted, conducted, co-hosted, organised, organized, concluded, opened, led, co-led, launched, inaugurated

[verb.meet]
met, meets, meet, meeting, sat down

[verb.speak]
spoke, speaks, speak, talked, conferred, consulted, spoke by phone, spoke by telephone, speaks by telephone, speaks by phone, spoke on the phone

[verb.call]
called on, calls on, call on, paid a courtesy call on, pays a courtesy call on, paid a courtesy call to, paid a call on, made a courtesy call on, paid courtesy calls on, paid a courtesy visit to, pays a courtesy visit to, paid a courtesy visit on, paid a farewell call on, paid a farewell call to, paid an introductory call on, paid an introductory visit to, paid a protocol visit to, made a courtesy visit to, will call on, paid a Courtesy Call on, had a courtesy call on, paid a farewell visit to

[verb.receive]
received, receives, welcomed, welcomes, hosted, hosts, welcome, host, receive, granted an audience to

[verb.visit]
visited, visits, visit, visiting, travelled to, traveled to, travels to, travel to, arrives in, arrived in, traveling to, travelling to, undertook a visit to, undertook an official visit to, pays an official visit to, paid an official visit to, paid a visit to, paid a state visit to, pay an official visit to, pay a visit to, pay a state visit to

[verb.discuss]
discussed, discuss, discusses, discussing, exchanged views, exchange views, exchanged opinions, exchanged, agreed, addressed, reviewed, talked about, conferred on, reaffirmed

# words that say how the sides met
[format.video]
virtual, virtually, video, videoconference, video conference, video-conference, videoconferencing, video conferencing, video call, online, via video, zoom, teleconference by video, video teleconference, secure video conference, vtc, webex, virtual format
[format.phone]
by phone, by telephone, telephone, phone, telephone conference, phone conference, phone call, telephone call, telephone talk, telephone talks, telephone conversation, on the phone, over the phone, telecon, conference call, teleconference, telephone consultations, phone talk, phone talks, phone conversation, telephonic conversation, phone discussion

# what a side's people are called
[side.word]
side, delegation, delegates, delegations, team, party, participants, interagency delegation, inter-agency delegation, counterparts, counterpart, officials, government, ministers, minister, representatives, members, diplomats, negotiators, parliamentarians, interlocutors

[future]
will, would, shall, is to, are to, to be, is scheduled to, are scheduled to, is set to, plans to, plan to, is due to, are due to, announce that, is expected to, are expected to, scheduled for, set to, due to, slated to, is slated to, are slated to, slated for, scheduled to

# names that cannot be the name of a meeting's round
[ordinal.other]
anniversary, time, century, term, term of, year, quarter, half, place, phase, person, edition, visit, batch, tranche, round-up, step, stage, country, world, floor, lady, ladies, amendment, congress, fleet, division, republic, day, week, month, instance, priority, pillar, opportunity, responders, responder, use, official, trip, meeting between, summit between, of its kind, such, class, degree, generation, party, man, woman, home, ballot, vice minister, secretary, vice foreign minister, hand, half of, largest, nation, dose, district, amended, virtual, bilateral, in-person, phase of, steps

# where the part of a clause ends that says who met
[clause.break]
regarding, concerning, about, where, which, bringing, following, amid, focusing, focused on, aimed at, in order to, as part of, on the sidelines, on the margins, at the margins, during the, during their, ahead of, during which, and discussed, and exchanged, to discuss, to advance, to exchange, to review, to reaffirm, to further, to mark, to coordinate, to address, to continue, to follow, to strengthen, to deepen, to consult, to share, to explore, to express, to underscore, to celebrate, to congratulate, to thank, to convey, to brief, to hear, to talk about, and agreed, and reaffirmed, as well as their, on developments, on ways, on issues, in light of, in response to, against the backdrop, on the occasion of, who, who is, over luncheon, to prepare, to condemn, to reiterate, to voice, to offer, to extend, to urge, to press, to call for, to seek, to commend, to emphasize, to emphasise, to highlight, to affirm, to reassure, to pledge, to outline, to examine, to analyse, to analyze, to take stock, to identify, to promote, to foster, to enhance, to expand, to bolster, to build on, to pursue, to raise, to request, to ensure, to support, to resolve, to assess, to develop, to improve, to demonstrate, to talk, to focus, to stress, to note, to inform, to update, to debate, to negotiate, to finalise, to finalize, to learn, to establish, to help, to combat, to counter, to tackle, to end, to reduce, to protect, to stop, to prevent, to push, to relay, to build, in advance of, discussed, condemned, underscored

# what somebody receives from somebody without a meeting
[missive]
message, messages, written message, verbal message, letter, letters, cable, cables, note, invitation, report, telegram, greetings, congratulations, condolences, copy, copies, credentials

# words that put a meeting in another time than the release's
[not.now]
last month, last year, last week, last spring, last summer, last fall, last autumn, last winter, previously, earlier this year, earlier this month, earlier this week, in recent weeks, in recent months, in the past, ago, historically, since taking office, previous, two years ago, last june, last july, last december, last november, last october, last september, last march, last may, last april, last august, last january, last february

# words that tell whose publisher speaks
[own.cue]
US: White House, Readout of President, Readout of Vice President, Readout of the Vice President, President Joe Biden, President Joseph R. Biden, Vice President Kamala Harris, NSC Spokesperson, Readout of National Security Advisor, Readout of Principal Deputy, Readout of Deputy National, Readout of Homeland Security, Readout of Secretary, Readout of Deputy Secretary, National Security Council Spokesperson, Press Secretary Karine Jean-Pierre, Department of State, state.gov, Department of the Treasury, whitehouse.gov, Vice President Harris, President Biden, Office of the Spokesperson, State Department Spokesperson, Pentagon Press Secretary, Department of Defense Spokesman, Department of Defense Spokesperson
KR: KOR, MOFA Spokesperson, ROK government, Republic of Korea government, government of the Republic of Korea
UN: Readout of the Secretary-General, Secretary-General of the United Nations António Guterres
SG: Posted in Visits, Posted in Press releases, MinLaw, MFA Press Statement, MFA Spokesman
AU: Australian Government, Minister for Immigration and Multicultural, Minister for Immigration and Citizenship, Minister for Immigration and Border Protection, Parliament House Canberra, MINISTER FOR FOREIGN AFFAIRS The Hon
GB: 10 Downing Street, Downing Street, Foreign & Commonwealth Office, Foreign and Commonwealth Office, Commonwealth & Development Office, Commonwealth and Development Office, HM Government, spokesperson of the Foreign Office, spokesperson for the Foreign Office, spokesman for the Foreign Office, FCDO spokesperson, Foreign Office spokesperson said, PM call with, PM meeting with, No 10 spokesperson, No.10 spokesperson
IN: Shri, Smt.
JP: Ministry of Foreign Affairs of Japan, Government of Japan
CN: Foreign Ministry Spokesperson, Member of the Political Bureau
EU: EEAS, European External Action Service
DE: Federal Foreign Office, Federal Government, Federal Foreign Minister
TR: Republic of Türkiye Ministry of Foreign Affairs, Press Release Regarding the
MY: Wisma Putra
SA: SPA
QA: QNA
KW: KUNA
AE: WAM
NZ: Beehive, New Zealand Government
CA: Global Affairs Canada, Government of Canada

# an occasion of an organisation, at which countries meet beside it
[body.occasion]
summit, summits, regional forum, leaders' meeting, leaders' summit, general assembly, council, centrality, charter, chairmanship, presidency, outlook

# words before and behind the name of a place that the lexicon may not know
[place.verb]
held, met, place, convened, hosted, concluded, opened
[place.break]
near, on, today, yesterday, from, this, under, with, between, last, and

# what is a country's own, so that whoever tells of it speaks for it
[own.attitude]
commitment, accession, membership, candidacy, integration, reform, reforms, aspirations, ambitions, path, request, priorities, expectations, interests, readiness, appreciation, position, gratitude, willingness, stance, keenness, intention, desire, condolences, interest, rejection, eagerness, solidarity, determination, categorical rejection, firm position, full support, firm support, strong support, steadfast support, unwavering support, continued support, continuing support, unequivocal support, ongoing support, enduring support, enduring commitment, strong commitment, firm commitment, unwavering commitment, full commitment

# forms of a name that tell the publisher where they stand in the page's head
[own.letterhead]
AU: The Hon, The Hon., THE HON, SENATOR THE HON

# adjectives in small letters that belong to the name of a series
[series.word]
annual, strategic, joint, bilateral, trilateral, quadrilateral, high-level, high level, senior, official, officials, policy, political, security, cyber, economic, defence, defense, consular, human, rights, foreign, office, ministerial, ministers, ministers', ministry, diplomatic, military, energy, climate, space, civil, maritime, trade, investment, cooperation, co-operation, technology, science, space, dialogue, consultative, steering, working, regular, inter-governmental, intergovernmental, interagency, leaders, leaders', national, advisors, advisers, law, legal, judicial, counter-terrorism, counterterrorism, nuclear, arms, control, non-proliferation, nonproliferation, disarmament, development, environmental, environment, health, migration, labor, labour, education, agricultural, agriculture, fisheries, culture, cultural, tourism, digital, regional, planning, staff, talks, undersecretary-level, vice-ministerial, director-general-level, vice, minister, minister-level, director, general, level, track, 1.5, 2+2, partnership, comprehensive, governmental, inter-parliamentary, drug, global, international, affairs, north, americas, pandemic, finance, financial, macroeconomic, transport, aviation, infrastructure, information, communication, ict, africa, asia, european, middle, east, americas, spokespersons', legal, treaty, treaties, peacekeeping, humanitarian, gender, women, water, hydrogen, semiconductor, supply, chain, crime, crimes, narcotics, oceans, ocean, polar, arctic, immigration, people-to-people, exchange, exchanges, visa, halal

[venue.head]
ministry, palace, hotel, house, office, headquarters, centre, center, embassy, residence, building, hall, department, castle, villa, state house, guest house, guesthouse, white house, blair house, pentagon, secretariat, state department, oval office, chancellery, parliament, university, academy, museum, kremlin, cabinet office, camp david, capitol, foreign office, quai d'orsay, quai d’orsay, base, airport, complex, mansion, room, institute, club, annex, fortress, palazzo, directorate, chamber, library, theatre, theater, archives, manor, chateau, château, schloss, ballhausplatz, hofburg, akorda, ak orda, command, barracks, chancery, consulate, permanent mission, diplomatic academy, administration, presidency, convention centre, convention center, conference centre, conference center, congress centre, congress center, guest palace, guest house, state guest house, training centre, training center, storting, folketing, riksdag, eduskunta, seimas, saeima, riigikogu, majlis, tower, pavilion, lodge, resort, elysee palace, élysée palace, lancaster house, istana, blue house, palacio, great hall of the people

# houses in which the government that tells of it receives its guests
[venue.government]
presidential secretariat, president's office, president’s office, presidential palace, presidential residence, prime minister's office, prime minister’s office, foreign ministry, ministry of foreign affairs, foreign office, state house, government house, temple trees, prime minister's residence, prime minister’s residence, president's house, president’s house, ministry of defence, ministry of finance, ministry of trade, ministry of law, parliament house, royal palace

# houses whose country everybody knows
[venue.country]
US: white house, state department, pentagon, oval office, blair house, camp david, capitol, eisenhower executive office building
SG: istana
KR: blue house, cheong wa dae
RU: kremlin
CN: great hall of the people, diaoyutai state guesthouse, diaoyutai state guest house, zhongnanhai
GB: lancaster house, downing street, chequers, carlton gardens, chevening, king charles street
FR: elysee palace, élysée palace, quai d'orsay, quai d’orsay, hotel matignon, hôtel matignon
IN: hyderabad house, rashtrapati bhavan, rashtrapati bhawan, jawaharlal nehru bhawan, south block
CL: la moneda palace, la moneda
AR: casa rosada, san martín palace
BR: planalto palace, itamaraty palace
IT: palazzo chigi, chigi palace, farnesina, quirinal palace, villa madama
PT: belém palace, belem palace, necessidades palace
ES: moncloa palace, la moncloa, zarzuela palace, viana palace
KW: bayan palace
EG: ittihadia palace, ittihadiya palace, al-ittihadiya palace, tahrir palace
KZ: akorda, ak orda
UZ: kuksaroy
AT: hofburg, ballhausplatz
DE: schloss bellevue, bellevue palace, villa borsig
PL: belweder palace, belvedere palace
RO: cotroceni palace, victoria palace
HU: sándor palace, sandor palace, carmelite monastery
CZ: prague castle, czernin palace, lichtenstein palace
PH: malacañang, malacañang palace, malacañan palace, malacanang palace
ID: merdeka palace, bogor palace, gedung pancasila, pancasila building
MY: perdana putra
BN: istana nurul iman
JP: akasaka palace, iikura guest house, iikura guesthouse
BD: ganabhaban, bangabhaban, state guest house padma, state guesthouse padma, state guest house jamuna
NP: singha durbar, sheetal niwas
TR: dolmabahçe palace, dolmabahce palace, beştepe, çankaya mansion
GR: maximos mansion, maximou mansion
SA: al-yamamah palace, al yamamah palace
AE: qasr al watan, qasr al shati
QA: lusail palace
OM: al alam palace, al baraka palace
BH: sakhir palace, gudaibiya palace, al-qudaibiya palace
JO: al husseiniya palace, basman palace
LB: baabda palace
TN: carthage palace
ZA: union buildings
NG: aso villa, aso rock
GH: jubilee house, flagstaff house
BE: egmont palace
NL: catshuis
DK: marienborg, eigtveds pakhus
SE: rosenbad, harpsund, arvfurstens palats
FI: house of the estates
LV: riga castle
EE: stenbock house
IE: iveagh house, farmleigh house, farmleigh
SI: brdo castle
HR: banski dvori
RS: palace of serbia
ME: villa gorica
BG: boyana residence
MT: auberge de castille, palazzo parisio
MN: ikh tenger
LK: temple trees
LU: bourglinster castle

# what a country that is only talked about does
[trouble]
war, aggression, invasion, attack, attacks, missile, missiles, nuclear, threats, threat, coercion, sanctions, occupation, launches, provocations, crisis, earthquake, coup, regime, annexation, malign
