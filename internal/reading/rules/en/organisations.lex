# Organisations that meet as a side, with the code that stands in a record, and
# names that hold a country's name without meaning it ("-").

[party.name]
EU: European Union, EU, E.U., European Commission, European External Action Service, EEAS, European Council, European Parliament
UN: United Nations, UN, U.N., UN Secretariat
ASEAN: ASEAN, Association of Southeast Asian Nations, ASEAN Secretariat
NATO: NATO, North Atlantic Treaty Organization, North Atlantic Treaty Organisation, North Atlantic Council
GCC: Gulf Cooperation Council, GCC, Cooperation Council for the Arab States of the Gulf
OIC: Organisation of Islamic Cooperation, Organization of Islamic Cooperation, OIC
WIPO: World Intellectual Property Organization, World Intellectual Property Organisation, WIPO
OECD: OECD, Organisation for Economic Co-operation and Development
OSCE: OSCE, Organization for Security and Co-operation in Europe, Organization for Security and Cooperation in Europe
IAEA: IAEA, International Atomic Energy Agency
WHO: WHO, World Health Organization, World Health Organisation
WTO: WTO, World Trade Organization, World Trade Organisation
IMF: IMF, International Monetary Fund
UNHCR: UNHCR, United Nations High Commissioner for Refugees, UN High Commissioner for Refugees, UN Refugee Agency
EFTA: EFTA, EFTA States, EFTA states, European Free Trade Association
EAEU: Eurasian Economic Union, Eurasian Economic Commission, EAEU
CIS: Commonwealth of Independent States, CIS, CIS Executive Committee
ICRC: ICRC, International Committee of the Red Cross
AFU: African Union, African Union Commission
LAS: League of Arab States, Arab League
PIF: Pacific Islands Forum, PIF Secretariat, Pacific Islands Forum Secretariat
CARICOM: CARICOM, Caribbean Community
SICA: Central American Integration System, SICA
CELAC: CELAC
MERCOSUR: Mercosur, MERCOSUR
ECOWAS: ECOWAS, Economic Community of West African States
OAS: Organization of American States, OAS
UNESCO: UNESCO, United Nations Educational Scientific and Cultural Organization
UNICEF: UNICEF, United Nations Children's Fund, United Nations Children’s Fund
UNDP: UNDP, United Nations Development Programme, United Nations Development Program, UN Development Programme
UNODC: UNODC, United Nations Office on Drugs and Crime, UN Office on Drugs and Crime
UNEP: UNEP, United Nations Environment Programme, UN Environment Programme
UNFPA: UNFPA, United Nations Population Fund, UN Population Fund
UNRWA: UN Relief and Works Agency, UN Relief and Works Agency for Palestine Refugees, UN Relief and Works Agency for Palestine Refugees in the Near East, United Nations Relief and Works Agency for Palestine Refugees, United Nations Relief and Works Agency for Palestine Refugees in the Near East, UNRWA, United Nations Relief and Works Agency
IOM: IOM, International Organization for Migration, International Organisation for Migration
ILO: ILO, International Labour Organization, International Labor Organization, International Labour Organisation
WFP: WFP, World Food Programme, World Food Program
FAO: FAO, Food and Agriculture Organization, Food and Agriculture Organisation
IMO: IMO, International Maritime Organization, International Maritime Organisation
ITU: ITU, International Telecommunication Union
WMO: WMO, World Meteorological Organization
OPCW: OPCW, Organisation for the Prohibition of Chemical Weapons, Organization for the Prohibition of Chemical Weapons
ICC: International Criminal Court
INTERPOL: INTERPOL, Interpol
EUROPOL: Europol, EUROPOL
COE: Council of Europe
COMSEC: Commonwealth Secretariat
ADB: Asian Development Bank, ADB
WB: World Bank, World Bank Group
AIIB: Asian Infrastructure Investment Bank
BIMSTEC: BIMSTEC
SAARC: SAARC, South Asian Association for Regional Cooperation
IORA: IORA, Indian Ocean Rim Association
APEC: APEC Secretariat
OTS: Organization of Turkic States, Organisation of Turkic States, OTS, OTS Secretariat
OECS: OECS, Organisation of Eastern Caribbean States
SPC: Pacific Community
MRC: Mekong River Commission
GUAM: GUAM Organization for Democracy and Economic Development
BSEC: BSEC, Black Sea Economic Cooperation, Organization of the Black Sea Economic Cooperation
RCC: Regional Cooperation Council
UFM: Union for the Mediterranean
IRENA: IRENA, International Renewable Energy Agency
GGGI: Global Green Growth Institute
IFRC: International Federation of Red Cross and Red Crescent Societies
IFAD: IFAD, International Fund for Agricultural Development
UNAIDS: UNAIDS
ESCAP: ESCAP, UNESCAP
OIF: OIF, International Organisation of La Francophonie, International Organization of La Francophonie, La Francophonie
ECO: Economic Cooperation Organization, Economic Cooperation Organisation
CSTO: CSTO, Collective Security Treaty Organization, Collective Security Treaty Organisation
CTBTO: CTBTO, Comprehensive Nuclear-Test-Ban Treaty Organization
EIB: European Investment Bank
EBRD: EBRD, European Bank for Reconstruction and Development
UNIDO: UNIDO, United Nations Industrial Development Organization, UN Industrial Development Organization
NCM: Nordic Council of Ministers
VISEGRAD: V4, Visegrad Group, Visegrad Four
ECCAS: Economic Community of Central African States
COMESA: COMESA, Common Market for Eastern and Southern Africa
EAC: East African Community
IGAD: IGAD, Intergovernmental Authority on Development
SADC: SADC, Southern African Development Community
BRICS: BRICS
CICA: CICA, CICA Secretariat, Conference on Interaction and Confidence Building Measures in Asia
SCO: Shanghai Cooperation Organisation, Shanghai Cooperation Organization, SCO, SCO Secretariat

-: North American, Latin American, South American, Central American, African American, Native American, Asian American, Indian American, Mexican American, Polish American, Irish American
-: Korean Peninsula, Korean peninsula, Korean War, South China Sea, East China Sea, Japan Sea, Philippine Sea, Taiwan Strait, Gulf of Mexico, New Mexico, Indian Ocean, Persian Gulf, Sea of Japan
-: Inter-American, inter-Korean, Pan American, American University, American people, American Samoa, Indian country, Indian Country, Indian Affairs
-: Georgia State, Atlanta Georgia, Bank of America, Voice of America, North America, South America, Central America, Latin America
-: UN Security Council, United Nations Security Council, UN Convention, UN Charter, United Nations Charter, UN General Assembly, United Nations General Assembly, UN Framework Convention, United Nations Framework Convention on Climate Change, UN Climate Change Conference, United Nations Climate Change Conference
-: UN Convention on the Law of the Sea, New York Times, Washington Post, Washington Treaty, Paris Agreement, Kyoto Protocol, Geneva Conventions, Minsk agreements, Lima Group, Jordan River, Lake Chad, Chad Basin, Dutch Harbor, French Guiana

# bodies of one government or organisation: their council or committee is no
# meeting of two sides
[body.name]
National Security Council, Security Council, National Defence Council, National Defense Council, Defence Council, Defense Council, National Defense Commission, National Defence Commission, Central Military Commission, State Council, Privy Council, Federal Council, Council of Ministers, Council of State, Executive Council, Legislative Council, Supreme Council, Human Rights Council, Economic and Social Council, National Economic Council, Domestic Policy Council, Council of Economic Advisers, Central Committee, Standing Committee, Foreign Relations Committee, Foreign Affairs Committee, Armed Services Committee, Intelligence Committee, Budget Committee, Organising Committee, Organizing Committee, Olympic Committee, International Olympic Committee, Planning Commission, Election Commission, Electoral Commission, Energy Commission, Financial Services Commission, Fair Trade Commission, Human Rights Commission, Research Council, City Council
