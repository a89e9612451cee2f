# What the comparison of two rounds needs to know of a language. An editor may
# add to it; a line: what language words, or, of a verb, the name that the table
# knows it by, then its forms as texts have them, each after a sign "=".
#
# A form of several words is found where they stand one after the other. In
# Korean a form is looked for inside the run of letters, which carries its
# ending, at the end of a clause.

ordinal en first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth inaugural
count en one two three four five six seven eight nine ten eleven twelve several
time en year years month months week weeks day days
roll en met=for=the led=by attended=by deputy=head attended was=held were=held took=place will=take=place to=take=place
roll ko 수석대표 차석대표 당국자들이 개최되
all en sides both they officials ministers leaders countries parties participants governments delegations
all ko 양측 양국 장관들 정상들 3국
stop en officials the a an of on in at to for from by with and or that this these those it its their his her which who whom will would should could can may be been was were is are has have had not no as about into over between among also side sides two both three they he she we us our other each such than then there consultation consultations meeting meetings dialogue round rounds talks took place views view need concern during after before since within under through further more
tail ko 에서는 에서 에게 으로 에는 까지 부터 하는 하여 되는 하고 기로 된 한 될 할 을 를 이 가 은 는 의 에 로 와 과 도 만
stop ko 것 위해 대해 관해 대한 관한 이번 협의회 회의 대화 협의 열린 이후 만 차 및 등 우리 자국 상대측 필요
held en the a an their its his her this that these those any all such of to be been being is are
ending ko 고 며 여 서 나 지만 는데 ㄴ데

verb en agree =agreed
verb en agree in principle =agreed in principle
verb en decide =decided
verb en resolve =resolved
verb en commit =committed =pledged =undertook =vowed
verb en reaffirm =reaffirmed =re - affirmed
verb en confirm =confirmed
verb en confirm an intention =confirmed their intention =confirmed its intention
verb en affirm =affirmed
verb en concur =concurred
verb en share the view =shared the view =shared the recognition =shared the understanding
verb en exchange views =exchanged views =exchanged opinions
verb en discuss =discussed =held discussions
verb en recognise =recognised =recognized =acknowledged
verb en recognise the need =recognised the need =recognized the need
verb en note =noted
verb en note the need =noted the need
verb en take note =took note
verb en welcome =welcomed
verb en appreciate =appreciated =expressed appreciation =expressed its appreciation =expressed her appreciation =expressed his appreciation
verb en commend =commended =praised
verb en support =supported =endorsed =backed
verb en express concern =expressed concern =expressed its concern =voiced concern
verb en express deep concern =expressed deep concern =expressed serious concern =expressed grave concern =expressed strong concern
verb en express regret =expressed regret =regretted
verb en express hope =expressed hope =expressed the hope =hoped
verb en express =expressed
verb en condemn =condemned
verb en oppose =opposed =objected
verb en reject =rejected
verb en protest =protested
verb en urge =urged
verb en call for =called for
verb en call on =called on =called upon
verb en demand =demanded
verb en request =requested =asked =asked for
verb en propose =proposed
verb en suggest =suggested
verb en offer =offered
verb en invite =invited
verb en promise =promised
verb en stress =stressed
verb en emphasise =emphasised =emphasized
verb en underline =underlined =underscored
verb en highlight =highlighted
verb en point out =pointed out
verb en raise =raised
verb en explain =explained
verb en brief =briefed =provided a briefing =gave a briefing
verb en outline =outlined
verb en present =presented
verb en inform =informed =reported
verb en state =stated
verb en say =said
verb en examine =said that it would examine =said that it would look into
verb en thank =thanked
verb en congratulate =congratulated
verb en review =reviewed =took stock
verb en assess =assessed
verb en evaluate highly =evaluated highly =highly evaluated
verb en intend =intended
verb en expect =expected
verb en respond =responded =replied
verb en reiterate =reiterated
verb en clarify =clarified
verb en sign =signed
verb en adopt =adopted
verb en launch =launched
verb en continue =continued

verb ko 합의하다 =합의
verb ko 합의(원칙) =원칙적으로 합의
verb ko 하기로 하다 =기로 하
verb ko 결정하다 =결정
verb ko 약속하다 =약속
verb ko 재확인하다 =재확인
verb ko 확인하다 =확인
verb ko 인식을 같이하다 =인식을 같이
verb ko 공감하다 =공감
verb ko 의견을 교환하다 =의견을 교환
verb ko 논의하다 =논의
verb ko 협의하다 =협의하
verb ko 환영하다 =환영
verb ko 평가하다 =평가
verb ko 높이 평가하다 =높이 평가
verb ko 지지하다 =지지
verb ko 찬성하다 =찬성
verb ko 유의하다 =유의
verb ko 주목하다 =주목
verb ko 우려를 표명하다 =우려를 표명 =우려를 표하
verb ko 엄중한 우려를 표명하다 =엄중한 우려를 표명 =깊은 우려를 표명 =심각한 우려를 표명 =깊은 우려를 표하
verb ko 유감을 표명하다 =유감을 표명 =유감을 표하
verb ko 규탄하다 =규탄
verb ko 반대하다 =반대
verb ko 항의하다 =항의
verb ko 촉구하다 =촉구
verb ko 요청하다 =요청
verb ko 요구하다 =요구
verb ko 당부하다 =당부
verb ko 제안하다 =제안
verb ko 제의하다 =제의
verb ko 강조하다 =강조
verb ko 지적하다 =지적
verb ko 설명하다 =설명
verb ko 소개하다 =소개
verb ko 밝히다 =밝혔 =밝히
verb ko 언급하다 =언급
verb ko 표명하다 =표명
verb ko 사의를 표하다 =사의를 표하
verb ko 기대하다 =기대
verb ko 점검하다 =점검
verb ko 검토하다 =검토
verb ko 노력하다 =노력
verb ko 추진하다 =추진
verb ko 서명하다 =서명
verb ko 채택하다 =채택
