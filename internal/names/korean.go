package names

import "strings"

// korean reads Revised Romanisation, McCune–Reischauer without its marks and the
// spellings of passports.
var korean = &tongue{name: "Korean", most: 3, families: families(koreanFamilies), onsets: []spelled{
	{"kk", "kk", "k g"}, {"tt", "tt", "t d"}, {"pp", "pp", "p b"}, {"ss", "ss", "s"}, {"jj", "jj", "j"}, {"tch", "jj", "c"},
	{"ch", "j c", "jj"}, {"sh", "s", "ss"}, {"rh", "r", ""},
	{"g", "g", "k kk"}, {"k", "k g", "kk"}, {"n", "n", "r"}, {"d", "d", "t tt"}, {"t", "t d", "tt"}, {"r", "r", "n"}, {"l", "r", "n"},
	{"m", "m", ""}, {"b", "b", "p pp"}, {"p", "p b", "pp"}, {"f", "p", ""}, {"s", "s", "ss"}, {"j", "j", "jj c"}, {"z", "j", ""}, {"h", "h", ""},
	{"c", "", "c k g"}, {"", "-", "r"},
}, vowels: []spelled{
	{"yeo", "yeo", ""}, {"yae", "yae", ""}, {"you", "yeo", "yu yo"}, {"yoo", "yu", ""}, {"yeu", "yeo", "yu"}, {"eui", "ui", ""}, {"weo", "wo", ""},
	{"wae", "wae", ""}, {"woo", "u", ""}, {"yuh", "yeo", ""}, {"yee", "i", ""}, {"yea", "ye", "yae"},
	{"ae", "ae", "e"}, {"ai", "ae", ""}, {"ay", "ae", ""}, {"ah", "a", ""}, {"ya", "ya", ""}, {"eo", "eo", ""}, {"oh", "o", "eo"}, {"oo", "u", ""}, {"ou", "u eo", "o"},
	{"uh", "eo", "eu"}, {"eu", "eu", "u eo"}, {"ee", "i", ""}, {"ey", "e", ""}, {"ea", "e", "i ae"}, {"yo", "yo", "yeo"}, {"yu", "yu yeo", "yo"},
	{"ye", "ye", "yeo"}, {"yi", "i", ""}, {"wa", "wa", ""}, {"oe", "oe", "we wae"}, {"oi", "oe", ""}, {"we", "we", "oe wae"}, {"wo", "wo", ""},
	{"ui", "ui", "i eu"}, {"wi", "wi", ""}, {"wu", "u", ""}, {"ie", "i", ""}, {"ew", "yu", ""},
	{"a", "a", ""}, {"e", "e", "ae eo"}, {"i", "i", ""}, {"o", "o", "eo"}, {"u", "u eo", "eu"}, {"y", "i", ""},
}, coda: []spelled{
	{"ng", "ng", ""}, {"gk", "k", ""}, {"ck", "k", ""}, {"ll", "l", ""}, {"", "-", ""}, {"k", "k", ""}, {"g", "k", ""}, {"n", "n", ""}, {"l", "l", ""}, {"r", "l", ""},
	{"m", "m", ""}, {"p", "p", ""}, {"b", "p", ""}, {"t", "t", ""}, {"d", "t", ""}, {"s", "t", ""},
}}

// koreanFamilies are family names: the Hangul, then the spellings in use.
const koreanFamilies = `
	김 kim gim
	이 lee yi rhee ri rhie i yee li
	박 park bak pak
	최 choi choe choy
	정 jung jeong chung cheong jong chong joung
	강 kang gang
	조 cho jo joh
	윤 yoon yun youn
	장 jang chang
	임 lim im rim yim leem
	한 han hahn
	오 oh o
	서 seo suh so sur
	신 shin sin
	권 kwon gwon kweon
	황 hwang whang
	안 ahn an
	송 song
	류 ryu yoo yu you lyu ryoo yew
	홍 hong
	전 jeon chun jun chon jeun cheon
	고 ko go koh goh
	문 moon mun
	양 yang ryang
	손 son sohn
	배 bae pae bai
	백 baek paik paek baik back beck
	허 heo huh hur her
	남 nam
	심 shim sim
	노 noh no roh ro rho
	하 ha hah
	곽 kwak gwak
	성 sung seong
	차 cha
	주 joo ju chu
	우 woo u wu
	구 koo gu ku goo
	민 min
	나 na ra la rah nah
	진 jin chin
	지 ji chi jee
	엄 um eom eum ohm uhm
	원 won weon
	채 chae
	천 cheon chun chon
	방 bang pang
	공 kong gong
	현 hyun hyeon hyon
	함 ham hahm
	변 byun byeon pyon byon
	염 yeom yum
	여 yeo yuh ryo
	추 choo chu
	도 do to doh
	석 seok suk sok
	선 sun seon
	설 seol sul sol
	마 ma
	길 gil kil
	위 wi wee
	표 pyo
	명 myung myeong myong
	기 ki gi kee
	반 ban pan
	왕 wang
	금 geum keum kum
	옥 ok
	육 yuk yook
	인 in
	맹 maeng
	제 je jae
	모 mo
	탁 tak
	국 kook guk kuk
	어 eo uh
	은 eun
	편 pyun pyeon
	용 yong ryong
	예 ye
	봉 bong pong
	부 boo bu pu
	태 tae
	리 ri
	황보 hwangbo
	남궁 namgung namkung namgoong
	선우 sunwoo seonu sunu
	제갈 jegal
	독고 dokgo
	사공 sagong`

// families maps each spelling to the first word of its line; a spelling of two
// families means the first.
func families(text string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		for _, w := range words {
			if _, taken := m[w]; !taken {
				m[w] = words[0]
			}
		}
	}
	return m
}

// The sounds of Hangul syllables (Unicode 3.12: L·V·T), onset, vowel, coda.
var (
	hangulOnsets = strings.Fields("g kk n d tt r m b pp s ss - j jj c k t p h")
	hangulVowels = strings.Fields("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
	hangulCodas  = strings.Fields("- k k k n n n t l k m p l l p l m p p t t ng t t k t p t")
)

func syllableOf(r rune) (syllable, bool) {
	if r < 0xac00 || r > 0xd7a3 {
		return syllable{}, false
	}
	n := int(r - 0xac00)
	o, v, c := hangulOnsets[n/588], hangulVowels[n%588/28], hangulCodas[n%28]
	loose := v
	if o == "r" {
		o = "r n" // 류, 노: what begins a given name may be written either way
	}
	return syllable{onset: [2]string{o, o}, vowel: [2]string{v, loose}, coda: [2]string{c, c}}, true
}

// readHangul reads a Hangul name: the first syllable is the family name, or the
// first two where a family has that name.
func readHangul(f form) []reading {
	letters := []rune(strings.Join(f.words, ""))
	var all []reading
	for n := 1; n <= 2 && n < len(letters); n++ {
		family := string(letters[:n])
		if _, ok := korean.families[family]; !ok && n == 2 {
			continue
		}
		r := reading{family: koreanFamily(family)}
		for _, l := range letters[n:] {
			s, ok := syllableOf(l)
			if !ok {
				return nil
			}
			r.given = append(r.given, s)
		}
		all = append(all, r)
	}
	return all
}

// koreanFamily is a family name in Hangul by the spelling of the South.
func koreanFamily(family string) string {
	if name, ok := korean.families[family]; ok {
		family = name
	}
	switch family {
	case "유":
		return "류"
	case "리":
		return "이"
	case "림":
		return "임"
	case "로":
		return "노"
	case "라":
		return "나"
	case "량":
		return "양"
	}
	return family
}

// romanHangul writes Hangul as Revised Romanisation, syllable by syllable: for
// names of foreigners, whose sounds Hangul only imitates.
func romanHangul(word string) string {
	onsets := strings.Fields("g kk n d tt r m b pp s ss - j jj ch k t p h")
	codas := strings.Fields("- k k k n n n t l k m p l l p l m p p t t ng t t k t p t")
	var b strings.Builder
	for _, r := range word {
		if r < 0xac00 || r > 0xd7a3 {
			continue
		}
		n := int(r - 0xac00)
		for _, part := range []string{onsets[n/588], hangulVowels[n%588/28], codas[n%28]} {
			if part != "-" {
				b.WriteString(part)
			}
		}
	}
	return b.String()
}

// compareHangul compares a name in Hangul with another form.
func compareHangul(x, y form) Answer {
	if y.script == hangul && x.script != hangul {
		x, y = y, x
	}
	switch y.script {
	case hangul:
		a, b := strings.Join(x.words, ""), strings.Join(y.words, "")
		if a == b {
			return Answer{Certain, "the same syllables"}
		}
		if strings.HasPrefix(b, a) || strings.HasPrefix(a, b) {
			return Answer{Possible, "one name is the beginning of the other"}
		}
		if x.words[0] == y.words[0] && len(x.words) > 1 {
			return Answer{No, "the given names differ"}
		}
		return Answer{No, "the syllables differ"}
	case latin:
		if a, _ := korean.compareReadings(readHangul(x), koreanReadings(y)); a.Same > No {
			return a
		}
		if len(y.words) == 1 && len([]rune(x.whole())) > 1 {
			if f, ok := korean.families[y.words[0]]; ok && koreanFamily(string([]rune(x.whole())[:1])) == koreanFamily(f) {
				return Answer{Possible, "the family name alone"}
			}
		}
		if chinese, _ := chinese.compare(y, y); chinese.Same == Certain {
			if a := imitated(dividedLike(x, y), y); a.Same > No {
				return Answer{Possible, a.Reason}
			}
		}
		return imitated(x, y)
	case han:
		return hanAsKorean(x, y)
	case kana:
		a := imitated(divided(x), y.latin())
		a.Same = min(a.Same, Possible) // two imitations of one name agree too easily
		return a
	}
	return Answer{No, "the scripts cannot be compared"}
}

func koreanReadings(f form) []reading {
	all := korean.readings(f)
	for i := range all {
		all[i].family = koreanFamily(all[i].family)
	}
	return all
}
