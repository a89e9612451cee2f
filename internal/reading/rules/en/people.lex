# Words that posts, offices, organisations and forms of address are made of.
# The machine reads a post as words of rank before a head word and a portfolio
# after it; a capital word that stands in none of these lists may be a name.

[post.head]
sms, sps, dpm, chief whip, party whip, whip, commissioner general, commissioner-general, members, inspector-general
director-generals, directors general, presidents, vice presidents, executive vice presidents, vice-presidents, executive vice-presidents, prime ministers, foreign ministers, deputy ministers, vice ministers, directors, senior directors, secretaries, assistant secretaries, deputy secretaries, ambassadors, commissioners, advisors, advisers, envoys, special envoys, special representatives, national security advisors, permanent secretaries, chiefs
minister, ministers, secretary, president, premier, chancellor, king, queen, prince, princess, emir, amir, sultan, pope, taoiseach, tánaiste, tanaiste
prime minister, deputy prime minister, vice premier, vice-president, vice president, crown prince, president-elect, ambassador-designate, minister-designate, prime minister-designate, first lady
director, director-general, director general, directors-general, deputy director-general, deputy director general, managing director, commissioner, high commissioner
ambassador extraordinary and plenipotentiary, ambassadors extraordinary and plenipotentiary, envoy extraordinary and minister plenipotentiary, plenipotentiary ambassador, ambassador, ambassador-at-large, envoy, special envoy, special representative, representative, chargé d'affaires, charge d'affaires, chargé d'affaires ad interim, charge d'affaires ad interim, chargé d'affaires a.i., charge d'affaires a.i., consul general, consul-general, general director, deputy general director, general directors
commander, chief, chair, chairman, chairperson, chairwoman, co-chair, coordinator, co-ordinator, administrator, advisor, adviser, counsellor, counselor, councillor
governor, speaker, secretary-general, secretary general, head, deputy head, chief of staff, undersecretary, under secretary, under-secretary, officer, manager, delegate
vice minister, vice-minister, vice minister-level, minister counsellor, minister-counsellor, minister delegate, minister of state, state secretary, cabinet secretary, permanent secretary, parliamentary secretary, foreign secretary, home secretary, state councilor, state councillor
attorney-general, attorney general, solicitor-general, solicitor general, inspector general, prosecutor general, comptroller, treasurer, registrar, superintendent
mayor, member, leader, deputy leader, spokesperson, spokesman, spokeswoman, assistant, chief executive, chief executive officer, premier's, deputy, general secretary, party secretary, partner, president and ceo, press secretary, deputy press secretary
foreign minister, defence minister, defense minister, finance minister, trade minister, national security advisor, national security adviser, vice foreign minister, deputy foreign minister, deputy secretary, assistant secretary, deputy assistant secretary
secretaries of state, fm, pm, dfm, eam, mos, nsa, negotiator, chief negotiator, attaché, attache, defence attaché, defense attaché, vice chair, vice chairman, deputy chairman, vice chairperson, under secretaries, undersecretaries, state secretaries, cabinet secretaries, joint secretaries, foreign secretaries, high commissioners, executive director
secretary of state, deputy secretary of state, director of national intelligence, european commissioner, european commissioners, sub secretary, sub-secretary, subsecretary, sub secretary of state, vice secretary, assistant secretary general, assistant secretary-general, deputy secretary general, deputy secretary-general, under-secretary-general, under secretary general, minster, first secretary, second secretary, third secretary

[post.rank]
deputy, vice, senior, first, second, third, acting, principal, assistant, permanent, parliamentary, foreign, prime, defence, defense, finance, trade, interior, home, cabinet
executive, managing, special, chief, standing, associate, under, high, joint, coordinating, additional, presidential, federal, royal, crown, political, former, incoming, outgoing, designate, interim, general, regional, global, economic, personal, hon., honorary, national, security, us, non-resident, resident, newly, appointed, union, external, affairs, state, departmental, policy, legal, commercial, military, naval, air, army, lead, alternate, operating, founding, co

# words that portfolios and the names of units are made of
[portfolio]
union, unification, simplification, modernisation, modernization, change, maghreb, levant, balkans, balkan, caucasus, baltic, nordic, sub-saharan, andean, benelux, supplies
procurement, acquisition, organizations, organisations, horn, sahel, mekong, peacebuilding, peace-building, accession, neighbourhood, neighborhood, enlargement, connectivity, logistics, cybercrime, hemispheric, ceremonial
highways, highway, promotion, issues, questions, matters, ocean, boundary, boundaries, negotiations, cooperatives, plantation, plantations, diasporas, veteran, consumers, sports, hajj, waqf, endowments, mobility, tolerance, happiness, physical, urbanism, territorial, decentralisation, reforms, sector, sectors, digitalisation, digitalization, cross-strait, prosperity, abroad, expatriates, emigrants, citizens, nationals, treaty, maritime, shipbuilding, marine, blue, wildlife, antiquities, petrochemicals, metals, chemistry, construction, architecture, mechanization
affairs, state, law, justice, defence, defense, trade, environment, protection, enforcement, security, commerce, development, health, finance, energy, transport, education, agriculture, immigration, citizenship, customs, integration
foreign, home, internal, external, international, interior, economic, economy, industry, labour, labor, employment, manpower, culture, tourism, sport, sports, science, technology, ict, communications, information, planning, investment, fisheries, oceans, maritime, water, climate, sustainability, sustainable, infrastructure, digital, space, cyber, cybersecurity, nuclear, nonproliferation, non-proliferation, arms, control, verification, compliance, disarmament, human, rights, democracy, humanitarian, refugees, migration, asylum, border, borders, police, narcotics, drug, drugs, crime, crimes, terrorism, counterterrorism, counter-terrorism, intelligence, strategy, strategic, policy, policies, political, politico-military, military, public, private, social, welfare, family, women, women's, gender, equality, youth, children, community, communities, indigenous, multicultural, religious, religion, regional, western, eastern, northern, southern, north, south, east, west, northeast, southeast, central, northwest, southwest, asian, european, african, american, americas, latin, caribbean, pacific, oceanian, oceania, indo-pacific, asia-pacific, asia, africa, europe, middle, near, hemisphere, gulf, arctic, atlantic, transatlantic, trans-atlantic, mediterranean, eurasian, eurasia, world, global, multilateral, bilateral, consular, legal, treaties, protocol, administration, management, budget, treasury, revenue, taxation, monetary, fiscal, housing, urban, rural, land, natural, resources, mines, mining, petroleum, oil, gas, power, electricity, growth, innovation, research, higher, training, skills, local, government, national, civil, service, services, supply, chain, emergency, disaster, reduction, management, veterans, reconstruction, cooperation, co-operation, partnership, partnerships, diaspora, relations, overseas, export, exports, import, small, medium, production, business, enterprise, enterprises, entrepreneurship, consumer, competition, market, markets, transnational, organised, organized, reform, constitutional, parliamentary, electoral, statistics, forests, forestry, food, nutrition, medical, pharmaceutical, drug, sanitation, population, unification, reunification, veterans, peace, stability, conflict, stabilization, operations, peninsula, korean, disarmament, critical, emerging, technologies, artificial, threat, threats, conventional, weapons, mass, destruction, assistance, monitoring, equity, racial, inclusion, standards, quality, supervision, inspection, aviation, railways, roads, ports, shipping, telecommunications, media, broadcasting, arts, heritage, creative, railway, atomic, special, general, prevention, reintegration, resettlement, corruption, anti-corruption, integrity, sanctions, sovereign, aid, exchange, exchanges, city, cities, region, regions, process, processes, countries, island, islands, territories, treaty, technical, corporate, company, commercial, financial, banking, insurance, pensions, revenue, economics, communication, spokesperson, press, secretariat, germany, union, mitigation, adaptation, relief, biodiversity, ecology, ecological, decarbonization, clean, green, battery, mineral, minerals, steel, ecosystem, safety, environmental, scientific, spanish, french, english, arab, islamic, diplomacy, informatics, electronic, electronics, electrical, mechanical, textiles, textile, livestock, irrigation, hydrocarbons, bureaucratic, archives, libraries, weather, meteorology, hydrology, sciences, humanities, languages, language, employees, pensioners, elderly, disabled, disability, persons, persons', decentralization, devolution, home, homeland, preparedness, response, biosecurity, nation, nations, commonwealth, ocean, sea, seas, space, outer, multilateralism, globalization, globalisation, reform, reforms, integration, european, ethnic, minorities, minority, nationalities, faith, works, buildings, property, intellectual, trademarks, patents, standards, metrology, quarantine, veterinary, plant, animal, forest, wildlife, parks, recreation, leisure, outreach, engagement, analysis, evaluation, assessment, audit, coordination, implementation, delivery, transformation, modernization, modernisation, transition, recovery, resilience, reconciliation, dialogue, asia-europe, oceanic, antarctic, polar, chemical, biological, radiological, missile, missiles, proliferation, countering, combating, violence, extremism, violent, trafficking, persons, labor, workers, worker, relations, rohingya, apec, asean, g20, un, nato

# words that end the name of an organisation or unit
[unit.head]
amiri diwan, royal court, diwan, amiri court
general directorate, general department, general secretariat, undersecretariat, sub-secretariat, subsecretariat, vice ministry, state secretariat, armed forces, defence force, defense force, air force, national assembly, coast guard
ministry, ministries, department, bureau, division, office, agency, council, commission, committee, secretariat, service, services, embassy, command, directorate, directorate-general, directorate general, authority, board, centre, center, institute, institution, administration, organization, organisation, university, college, academy, corporation, foundation, bank, fund, chamber, court, parliament, assembly, congress, senate, party, force, forces, guard, police, army, navy, mission, permanent mission, delegation, treasury, cabinet, house, section, unit, staff, chancellery, chancery, laboratory, association, federation, network, taskforce, task force, group, forum, initiative, programme, program, society, union, company, headquarters, presidency, delegation office, politburo, political bureau, central committee, prime minister office, prime minister's office, pentagon, state department, white house, general affairs, global affairs, global affairs canada, foreign office

[honorific]
datuk seri utama, datuk patinggi, datuk seri panglima, dato seri utama, senator tengku datuk seri utama, tengku datuk seri utama
sr. lt. gen., sr. lieut. gen., sen. lieut. gen., lieut. gen., snr. lt. gen., sr lt gen, sr. gen., col. gen., colonel general, senior general, senior colonel, sr. col., vice adm., rear adm., lt. cdr., cdr.
sheikha, shaikha, sheik, hon'ble, the hon'ble, hon’ble, the hon’ble, rt. hon'ble, rt. hon’ble, the rt. hon'ble, the rt. hon’ble, right hon'ble, their excellencies, assoc. prof., pengiran, pg, lic., ing., atty., msgr., monsignor, bishop, rev., reverend, air vice marshal, air commodore, group captain, wing commander, lieutenant, lt., gen. (ret.), general (ret.), hsh, hm, h.m.
aum, dasho, lyonpo, lyonchhen, amb., mdm, mdm., oknha, samdech, neak oknha, datin, datin seri, dayang, ts., khun, rt hon.
sayyid, h e, s.e., hh, h.h., hh sheikh, h.e, gen, col
rt. hon., the rt. hon., rt. hon, right honourable, the right honourable, the right hon., right honorable, the right honorable, rt. honorable
mr., mr, ms., ms, mrs., mrs, miss, madam, madame, messrs., dr., dr, h.e., HE, honorable, the honorable, hon., hon, the hon, the hon., the rt hon, rt hon, right hon., the honourable, honourable, his excellency, her excellency, senator, sen., shri, shri., smt., smt, sushri, sheikh, shaikh, dato, datuk, dato seri, datuk seri, tan sri, dato' seri, tengku, professor, prof., prof, assoc prof, associate professor, admiral, adm., general, gen., senior lieutenant general, lieutenant general, lt. gen., lt gen, major general, maj. gen., majgen, brigadier general, brigadier, brig. gen., colonel, col., captain, capt., commodore, vice admiral, rear admiral, air marshal, air chief marshal, sir, dame, lord, lady, hrh, hrh prince, his royal highness, her royal highness, his majesty, her majesty, his highness, engr., eng., tun, u, daw, yb, yab, ybhg, dato seri setia, dato paduka, dato' sri, dato sri, datuk sri, puan sri, mallam, alhaji, hajia, maj gen, brig gen, brigadier gen, lt col, lt. col., lieutenant colonel, first lieutenant, his royal highness prince, m., messrs, ir., pehin, prof. dr., archbishop, cardinal, baroness, baron, mme, m., judge, BG, COL, LTC, RADM, congressman, congresswoman, marshal, field marshal, rep., mx.

# letters after a name
[after.name]
td, mp, am, ac, ao, qc, kc, cbe, obe, kcmg, dcmg, cmg, phd, mbe, kbe, dbe, gcmg, lvo, cvo, mla, onzm, cnzm, sc

[particle]
van, der, den, de, del, della, di, da, dos, du, la, le, von, zu, bin, binti, bint, ibn, oglu, ogly, oghlu, ogli, kyzy, kizi, qizi, uulu, al, el, ul, ud, ur, ben, abu, ten, ter, y, e

# whose post it is where nobody says otherwise
[post.country]
US: secretary of state, deputy secretary of state, under secretary of state, assistant secretary of state, deputy assistant secretary of state, principal deputy assistant secretary of state, secretary of defense, deputy secretary of defense, under secretary of defense, assistant secretary of defense, deputy assistant secretary of defense, principal deputy assistant secretary of defense, secretary of homeland security, united states trade representative, secretary of the treasury
GB: chancellor of the exchequer
KR: unification minister, minister of unification, second vice minister of foreign affairs, first vice minister of foreign affairs
IN: external affairs minister, minister of state for external affairs
JP: chief cabinet secretary, parliamentary vice-minister for foreign affairs, state minister for foreign affairs, senior deputy minister for foreign affairs
PH: foreign affairs undersecretary, foreign affairs secretary, secretary of national defense
IE: tánaiste, tanaiste, taoiseach
EU: european commissioner, european commissioners, high representative, high representative/vice-president, commission vice-president
SG: coordinating minister for national security
VA: pope
KE: prime cabinet secretary
CN: state councilor, director of the office of the central commission for foreign affairs

# ministries and offices that only one country has under this name
[unit.country]
IN: external affairs
GB: department for business, department for international trade, department for international development, department for transport, department for education, department for environment, hm treasury, cabinet office minister, british office,foreign and commonwealth office, foreign & commonwealth office, development office, fcdo, home office, downing street
US: department of state, state department, department of defense, defense department, department of the treasury, treasury department, department of homeland security, pentagon, white house, indo-pacific command
PH: dfa
CA: global affairs canada
DE: federal foreign office, federal chancellery
FR: ministry for europe and foreign affairs, ministry of europe and foreign affairs
NZ: mfat
ZA: dirco
KE: foreign and diaspora affairs
EU: eeas
CN: central military commission, central commission for foreign affairs, communist party of china, central foreign affairs commission
VN: communist party of vietnam
JP: national security secretariat
KR: ministry of unification, national security office

# the ranks that decide the kind of a meeting
[rank.leader]
president, prime minister, chancellor, premier, king, queen, emir, amir, sultan, taoiseach, crown prince, pope, vice president, vice-president, chief executive, his majesty, prime ministers, presidents, leaders, leader, head of state, heads of state, heads of government, president-elect
[rank.minister]
european commissioner
federal councillor, federal councilor, head of the federal department, head of the fdfa, head of the swiss federal department, external affairs minister, minister-president, lord chancellor, chief secretary to the treasury, secretary of state for, international trade secretary, defence secretary, trade secretary, business secretary, environment secretary, health secretary, interior minister
tánaiste, tanaiste, minister, ministers, foreign minister, foreign ministers, secretary of state, foreign secretary, attorney-general, attorney general, secretary, state councilor, minister for foreign affairs, minister of foreign affairs, high representative, defence minister, defense minister, finance minister, cabinet secretary, trade minister, trade representative, home secretary, commissioner, vice minister, vice foreign minister, deputy prime minister, treasurer, vice premier, senior minister, minister of state
[rank.official]
deputy minister, deputy foreign minister, deputy minister of foreign affairs, deputy ministers, deputy foreign ministers, directors, directors general, directors-general, ambassadors, high commissioners, assistant foreign minister, sub secretary, sub-secretary, subsecretary, sub secretary of state, vice secretary
secretary to the president, secretary to the prime minister, secretary to the cabinet, secretary to the government, private secretary, principal secretary, first secretary, second secretary, third secretary, chargé d'affaires, charge d'affaires, chargé d’affaires, high commissioner, consul general, deputy state secretary, secretary (east), secretary (west), secretary general of the ministry, head of division, head of the division, vice chair
national security advisor, national security adviser, national security advisors, national security advisers, senior officials, officials, director-general, director general, assistant secretary, deputy assistant secretary, ambassador, special representative, special envoy, envoy, coordinator, permanent secretary, deputy permanent secretary, deputy secretary, under secretary, undersecretary, state secretary, parliamentary secretary, director, deputy director, administrator, secretary general, secretary-general, commander, chief of staff, counselor, counsellor, advisor, adviser, assistant, representative, deputy assistant, head, joint secretary, additional secretary, delegate, chairman of the joint chiefs
