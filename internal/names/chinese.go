package names

// chinese reads pinyin and Wade–Giles without their marks.
var chinese = &tongue{name: "Chinese", most: 2, families: families(chineseFamilies), onsets: []spelled{
	{"zh", "zh", ""}, {"ch", "ch", "zh j q"}, {"sh", "sh", ""}, {"hs", "x", ""}, {"tz", "z", ""}, {"ts", "", "z c"}, {"sz", "s", ""},
	{"b", "b", ""}, {"p", "p", "b"}, {"m", "m", ""}, {"f", "f", ""}, {"d", "d", ""}, {"t", "t", "d"}, {"n", "n", ""}, {"l", "l", ""},
	{"g", "g", ""}, {"k", "k", "g"}, {"h", "h", ""}, {"j", "j", "r"}, {"q", "q", ""}, {"x", "x", ""}, {"z", "z", ""}, {"c", "c", ""},
	{"s", "s", ""}, {"r", "r", ""}, {"y", "y", ""}, {"w", "w", ""}, {"", "-", ""},
}, vowels: []spelled{
	{"iao", "iao", ""}, {"ieh", "", "ie"}, {"ueh", "", "ue"}, {"iu", "iu", ""}, {"ia", "ia", ""}, {"ie", "ie", ""}, {"io", "io", ""}, {"ua", "ua", ""},
	{"uai", "uai", ""}, {"ui", "ui", ""}, {"uo", "uo", ""}, {"ue", "ue", ""}, {"ai", "ai", ""}, {"ei", "ei", ""}, {"ao", "ao", ""}, {"ou", "ou", ""},
	{"ih", "", "i"}, {"eh", "", "e"}, {"uei", "", "ui"}, {"yu", "", "ou iu"}, {"a", "a", ""}, {"o", "o", "uo e"}, {"e", "e", "ie i"}, {"i", "i", ""}, {"u", "u", "o"},
}, coda: []spelled{
	{"ng", "ng", ""}, {"n", "n", ""}, {"r", "r", ""}, {"", "-", ""},
}}

// chineseFamilies are family names: pinyin, then Wade–Giles and other spellings.
const chineseFamilies = `
	wang
	li lee
	zhang chang
	liu
	chen ch'en
	yang
	huang
	zhao chao
	wu
	zhou chou
	xu hsu hsü
	sun
	ma
	zhu chu
	hu
	guo kuo
	he ho
	lin
	gao kao
	luo lo
	zheng cheng
	liang
	xie hsieh
	song sung
	tang t'ang
	deng teng
	han
	feng
	cao tsao ts'ao
	peng p'eng
	zeng tseng
	xiao hsiao
	tian tien
	dong tung
	pan
	yuan
	cai tsai
	jiang chiang
	yu
	du tu
	ye yeh
	cheng
	su
	wei
	lu
	ding ting
	ren jen
	shen
	yao
	cui tsui
	tan
	fan
	qin chin
	fu
	wan
	hong hung
	kong kung
	bai pai
	xi hsi
	qi chi
	qiu chiu
	hua
	le
	nong
	geng keng
	mao
	zhong chung
	meng
	sima ssuma
	ouyang`
