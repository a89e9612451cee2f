# What the comparison knows of words. A line: what it is, then the words.
#
# empty    words that say nothing of what a matter is about
# meeting  what a meeting is called; every side has another word for the same one
# refers   nouns that point back to what was said before
# same     words that stand for one thing, the first for all
# pair     what two words are that stand for one thing, then the two
# act      a class of verbs, then its lemmas and forms
# itself   how a note begins in which a text speaks of itself
# month    the twelve, in order; number  value and word, in turn
# tail, joint   endings of Korean words, the longer first; endings that join clauses
# staged   of a Korean clause that says when, where and by whom a meeting was held
# topic    what stands for one topic in every language

empty the a an and or of on in at to for from with by as that this these those its their his her it they he she them which who whom whose where when while also both each other another one such into between among within upon over under about during through including include included includes as well the two sides side parties party ministers minister leaders leader delegations delegation heads head countries country nations nation governments government bilateral mutual will would shall should may might can could be is are was were been being has have had having do does did not no more most further own same there here then than so if all any some various several respective respectively regarding concerning relating related respect context line respectively issue issues matter matters situation situations development developments world range key
empty held hold holds took take place taken takes met meet meets attended attend participated participate part exchange exchanged exchanges views view opinions discussed discuss discussing talked covered touched reviewed addressed led hosted host opened attended joined follows overview reference today yesterday previous last
empty mr mrs ms dr his excellency h.e
empty 양측 양국 이번 이 그 및 등 대해 대한 대하여 관련 관한 위해 위한 통해 이에 우리측 우리 측 양 자국 각국 각 또한 아울러 한편 의견 교환 논의 개최 참석 수석대표 문제 것 데 수 바 점 하기 하고 함께 특히 있는 열린
meeting meeting meetings consultation consultations dialogue dialogues talks talk round rounds session sessions committee commission forum group conference summit call 협의회 협의 회의 회담 대화 실무그룹 공동위원회 위원회 통화

refers proposal proposals suggestion suggestions request requests offer offers idea plan plans point points view matter concern concerns

same defence defense
same cooperation collaboration co-operation cooperate cooperative
same programme program
same centre center
same labour labor
same harbour harbor port ports
same neighbour neighbor neighbourhood neighborhood
same kilometre kilometer km kilometres kilometers
same metre meter metres meters
same tonne ton tonnes tons
same percent percentage
same visit trip
same begin start commence launch
same finish complete completion conclude
same reopen reopening
same link connection tie ties
same ship vessel boat barge
same student pupil
same people persons person
same customs clearance
same guard patrol
same schedule timetable
same early swift prompt speedy
same increase raise rise
same reduce cut lower
same extend lengthen prolong extension longer
same help assist assistance support aid
same plan proposal suggestion idea offer
same dprk pyongyang
same ukraine ukrainian
same russia russian moscow
same japan japanese
same china chinese beijing
same korea korean rok
same america american us u.s united
same europe european eu
same regional region
same secure security
same sign signature signing
same fish fishery fisheries fishing
same flood floods flooding
same exercise drill
same expert specialist experts
same train training
same bridge bridges
same repair repairs renovation
same farmer farm agricultural agriculture
same electricity power
same permit licence license permits
same visa visas
same direct hotline
same rely reliable trust
same future-oriented forward-looking
same detain detention
same resume restart resumption
same abductee abduction abducted
same climate climatic
same grain wheat cereal

pair dprk north korea
pair dprk north korean
pair securitycouncil security council

act say say said says saying state states stated stating explain explains explained explaining brief briefs briefed outline outlined outlines present presented presents inform informed informs report reported reports describe described note noted notes noting mention mentioned add added set introduce introduced tell told remark remarked observe observed elaborate elaborated
act stress stress stressed stresses stressing emphasise emphasised emphasize emphasized emphasizing underline underlined underscore underscored underscoring reiterate reiterated reaffirm reaffirmed affirm affirmed highlight highlighted
act ask ask asked asks asking urge urged urges urging call called calls calling request requested requests demand demanded raise raised raises raising seek sought hope hoped
act propose propose proposed proposes suggest suggested suggests offer offered offers invite invited invites
act accept support supported supports endorse endorsed endorses welcome welcomed welcomes welcoming appreciate appreciated appreciates commend commended commends praise praised thank thanked accept accepted agree agreed agrees agreeing concur concurred share shared shares recognise recognised recognize recognized confirm confirmed confirms decide decided decides decision commit committed determine determined resolve resolved
act concern express expressed expresses expressing concern concerned concerns regret regretted protest protested condemn condemned deplore deplored
act take took promised promise undertake undertook pledge pledged consider considered examine look intend intended continue continued continuing

itself demonstration text
itself test text
itself unofficial translation
itself this is an unofficial
itself this text is
itself provisional translation
itself 리드아웃 시연
itself 공개된 사실을 바탕으로
itself 시험용 글
itself 비공식 번역
itself 붙임

month january february march april may june july august september october november december jan feb mar apr may jun jul aug sep oct nov dec

number 1 one 2 two 3 three 4 four 5 five 6 six 7 seven 8 eight 9 nine 10 ten 11 eleven 12 twelve 13 thirteen 14 fourteen 15 fifteen 16 sixteen 17 seventeen 18 eighteen 19 nineteen 20 twenty 30 thirty 40 forty 50 fifty 60 sixty 70 seventy 80 eighty 90 ninety

tail 하였으며 하였습니다 했습니다 하였고 하였다 했다 하였으며 되었습니다 되었으며 되었다 됐다 되었고 하였음을 하기로 할 하는 한다 합니다 하고 하며 하여 해야 했으며 했고 되는 되어 된 임을 에서는 으로서 으로써 으로는 에서 에게 에는 까지 부터 에도 으로 과의 와의 로의 이라고 라고 다고 이라는 라는 이며 이고 측은 측이 측의 측 들의 들을 들은 들 을 를 은 는 이 가 의 에 로 과 와 도 만 중 간 및
joint 으며 하고 하였고 했고 되었고 며 면서
staged 개최되어 개최되었 개최됐 열렸 수석대표로 참석하였 참석했

topic river river rivers waterway waterways 하천 수로
topic ferry ferry ferries crossing 나루 도선
topic customs customs 통관 세관
topic survey survey surveys 조사 측량
topic permit permit permits licence licences license 허가 면허
topic barge barge barges 바지선
topic repair repair repairs 보수 수리
topic flood flood floods 홍수
topic warning warning warnings alert 경보
topic gauge gauge gauges 수위계 수위
topic exercise exercise exercises drill 훈련
topic trade trade tariff tariffs 교역 무역 관세
topic security security 안보
topic defence defence defense 국방 방위 방산
topic nuclear nuclear 핵 북핵
topic northkorea dprk pyongyang 북한 북핵 대북
topic summit summit summits 정상회담
topic alliance alliance 동맹
topic guidelines guidelines 지침
topic ukraine ukraine 우크라이나
topic russia russia russian 러시아 러북
topic military military 군사
topic climate climate 기후
topic energy energy 에너지
topic consular consular 영사
topic student student students 학생 유학생
topic fishery fishery fisheries fishing 어업 수산
topic bridge bridge bridges 교량 다리
topic railway rail railway railways train trains 철도 열차
topic visa visa visas 사증 비자
topic tourism tourism tourists tourist 관광
topic health health 보건
topic culture culture cultural 문화
topic power electricity power grid 전력
topic disaster disaster disasters 재난
topic water water 물 용수
topic anniversary anniversary 주년
topic transparency transparent transparency 투명
topic sanctions sanctions resolutions 제재 결의
topic indopacific indo-pacific pacific 인도태평양
topic eastasia northeast 동북아
topic middleeast middle 중동
topic cyber cyber 사이버
topic space space 우주
topic unitedstates united 미국 미북 미일 한미
