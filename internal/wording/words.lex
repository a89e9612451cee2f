# Words that matter when they change, by language. A line: kind language word…
# A word that ends in * stands for all that begin with it. In Korean a word is
# looked for inside the run of letters, which carries its particles.

month en january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
day en monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
number en one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred* thousand* million* billion* trillion* dozen* half third* quarter* percent per cent
number en first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth both all none
negation en not no never nor neither without cannot refus* reject* deny denied denies unless except
commitment en shall must will would should might can could agree* commit* pledg* decid* undertak* undertook promis* intend* plan* resolv* reaffirm* affirm* confirm* guarantee* ensur* endeavour* endeavor* seek* oppos* support* condemn* demand* urg* call* welcom* recognis* recogniz* acknowledg*

day ko 요일 오늘 어제 내일
negation ko 않 아니 없 못 거부 불가
commitment ko 합의 약속 결정 다짐 재확인 확인 지지 반대 규탄 촉구 환영 노력 추진 계획
