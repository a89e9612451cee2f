package names

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// titles are words that stand with a name and are no part of it, folded.
var titles = set(`mr mrs ms miss dr prof professor sir dame lord lady baroness baron hon honourable honorable the right rt
	he h.e. hrh hm his her excellency highness majesty royal president vice vice-president prime minister ministers foreign
	secretary deputy assistant under undersecretary chief director director-general general ambassador chancellor king queen
	prince princess crown sheikh sheikha shaikh emir amir sultan senator congressman representative high admiral adm gen lt col
	colonel major maj captain capt cmdr commander marshal dato datuk seri sri shri smt tan tun haji hajji premier chairman
	chairwoman chairperson speaker state councilor councillor commissioner of for and jr sr ii iii iv esq phd md pm nsa
	spokesperson counselor envoy special national security advisor adviser comrade herr frau monsieur madame señor senor señora
	dona don president-elect`)

// particles stand between words of names and tell nobody apart.
var particles = set("bin ibn bint al el ul ben van von der den de da do dos das di del della la le el y e zu af av")

// suffixes are titles that stand behind a name in Hangul or Han.
var suffixes = strings.Fields(`대통령 국무총리 총리 장관 차관 차관보 국장 심의관 대사 과장 실장 수석대표 대표 총재 의원 씨 님 주석 외상 외교부장 부장
	氏 様 先生 女士 大臣 外相 首相 総理 大統領 長官 外長 外长 部長 部长 主席 总理 總理 总统 總統 大使 局長 次官 議員 审议官 審議官`)

func withoutSuffix(words []string) []string {
	var kept []string
	for _, w := range words {
		title := false
		for _, s := range suffixes {
			if w == s && len(kept) > 0 {
				title = true
			} else if rest, ok := strings.CutSuffix(w, s); ok && len([]rune(rest)) >= 2 && len([]rune(s)) >= 2 {
				w = rest
			}
		}
		if !title {
			kept = append(kept, w)
		}
	}
	return kept
}

// letters writes what does not come apart into a Latin letter and a mark, and
// the letters of Cyrillic and Greek, as passports commonly have them.
var letters = map[rune]string{'ø': "o", 'ł': "l", 'đ': "d", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ð': "d", 'þ': "th", 'ı': "i", 'ə': "a",
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ye", 'ж': "zh", 'з': "z", 'и': "i", 'і': "i", 'к': "k",
	'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya", 'ђ': "d", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c",
	'џ': "dz", 'ѓ': "g", 'ќ': "k",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n",
	'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o"}

// nicknames are everyday forms of given names in English texts: a group a line.
var nicknames = groups(`
	joseph joe joey
	anthony antony tony
	jacob jake
	michael mike mick
	william bill will billy
	james jim jimmy
	robert bob rob bobby
	richard dick rick
	thomas tom
	daniel dan danny
	david dave
	edward ed ted
	christopher chris
	benjamin ben
	samuel sam
	matthew matt
	gregory greg
	steven stephen steve
	andrew andy
	kenneth ken
	lawrence larry
	ronald ron
	donald don
	elizabeth liz beth
	katherine catherine kathryn kate cathy kathy
	margaret maggie
	patricia pat
	victoria tori
	alexander alex sasha oleksandr aleksandr
	nicholas nick
	jonathan jon
	timothy tim
	jeffrey geoffrey jeff geoff
	frederick fred
	charles charlie chuck
	philip phillip phil
	peter pete
	wendy wendella
	vladimir volodymyr uladzimir volodimir
	dmitry dmytro dmitri dmitriy
	sergey serhiy sergei serhii
	andrei andriy andrey andrii
	mikhail mykhailo
	nikolai mykola nikolay
	alexei oleksiy aleksey oleksii
	yuri yuriy iurii yury
	mohammed muhammad mohamed mohammad muhammed mohamad mohd muhamad
	ahmed ahmad
	hussein husain hussain husayn
	hassan hasan
	abdullah abdallah
	yousef yusuf youssef yousuf
	ibrahim ebrahim
	saleh salih
	said saeed sayed sayyid
	khaled khalid
	faisal faysal
	omar umar
	osama usama
	abd abdul abdel abdal
	muammar moammar
	qaddafi gaddafi kadhafi gadhafi qadhafi`)

// called are the everyday forms of a given name, the name itself among them.
func called(word string) []string {
	n := nicknames[word]
	if n == 0 {
		return []string{word}
	}
	all := []string{word}
	for w, m := range nicknames {
		if m == n && w != word {
			all = append(all, w)
		}
	}
	return all
}

func groups(text string) map[string]int {
	m := map[string]int{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		for w := range strings.FieldsSeq(line) {
			m[w] = n
		}
	}
	return m
}
