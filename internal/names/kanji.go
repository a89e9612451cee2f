package names

import "strings"

// nameReadings are readings of characters that given and family names have and
// dictionaries of words have not.
var nameReadings = readingsOf(`
	信 nobu makoto
	夫 o
	雄 o take
	男 o
	生 o ki ike
	三 zo mitsu kazu
	郎 ro
	太 ta
	一 kazu ichi hajime
	二 ji
	五 itsu go
	八 ya
	千 chi
	正 masa tadashi
	昌 masa
	雅 masa
	政 masa
	勝 katsu masaru
	克 katsu
	和 kazu
	健 take ken takeshi
	建 take
	剛 take tsuyoshi go
	武 take takeshi
	毅 takeshi tsuyoshi
	敏 toshi
	利 toshi
	俊 toshi shun
	寿 toshi hisa
	久 hisa
	尚 hisa nao
	直 nao
	充 mitsu
	光 mitsu hikaru
	満 mitsu
	裕 hiro yu
	博 hiro hiroshi
	広 hiro
	宏 hiro hiroshi
	弘 hiro hiroshi
	浩 hiro hiroshi
	洋 hiro yo hiroshi
	大 o hiro dai
	小 o ko
	敬 taka kei
	孝 taka
	隆 taka
	貴 taka
	良 yoshi o ryo
	義 yoshi
	吉 yoshi
	芳 yoshi
	由 yu yoshi
	美 mi yoshi
	子 ko
	恵 e kei megumi
	代 yo
	香 ka kao kaori
	紀 nori ki
	則 nori
	典 nori
	憲 nori ken
	徳 nori toku
	介 suke
	助 suke
	輔 suke
	彦 hiko
	樹 ki
	治 ji haru osamu
	司 ji shi tsukasa
	春 haru
	晴 haru
	明 aki akira
	昭 aki
	晃 aki akira
	章 aki akira
	彰 aki akira
	純 jun sumi
	淳 jun atsushi
	篤 atsu atsushi
	茂 shige shigeru mo
	重 shige
	進 susumu shin
	晋 shin
	真 shin ma makoto
	伸 nobu shin
	延 nobu
	達 tatsu
	竜 tatsu ryu
	龍 tatsu ryu
	哲 tetsu
	聡 satoshi so
	智 tomo satoshi
	友 tomo
	知 tomo
	守 mori mamoru
	英 hide ei
	秀 hide
	栄 hide ei
	豊 yutaka toyo
	実 minoru mi
	誠 makoto sei
	清 kiyo kiyoshi
	幸 yuki sachi
	行 yuki
	之 yuki
	史 fumi shi
	文 fumi
	也 ya
	哉 ya
	弥 ya
	人 to hito
	仁 hito jin
	麻 asa a
	河 ko kawa
	木 gi
	藤 to do fuji
	部 be
	辺 nabe be
	陽 yo
	平 hei
	州 shu kuni
	安 yasu a`)

func readingsOf(text string) map[rune][]string {
	m := map[rune][]string{}
	for line := range strings.Lines(text) {
		if words := strings.Fields(line); len(words) > 1 {
			m[[]rune(words[0])[0]] = words[1:]
		}
	}
	return m
}

// japaneseFamilies are family names whose reading is not that of their characters.
var japaneseFamilies = map[string]string{"安倍": "abe", "弓削": "yuge", "服部": "hattori", "長谷川": "hasegawa", "五十嵐": "igarashi", "渡辺": "watanabe", "渡邊": "watanabe",
	"渡部": "watanabe", "日下": "kusaka", "東海林": "shoji", "茂木": "motegi", "武藤": "muto", "伊藤": "ito", "佐藤": "sato", "斎藤": "saito", "斉藤": "saito", "齋藤": "saito",
	"河野": "kono", "羽田": "hata", "小渕": "obuchi", "菅": "suga", "幣原": "shidehara", "早乙女": "saotome", "長谷部": "hasebe", "土方": "hijikata", "神戸": "kanbe", "谷内": "yachi",
	"飯田": "iida", "新田": "nitta", "別府": "beppu", "熊谷": "kumagai", "鯰": "namazu", "海部": "kaifu"}
